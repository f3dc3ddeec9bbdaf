package dev.playbook.spi;

/** What a step may use while it looks ahead. Reading only. */
public interface InspectContext extends ActivityContext {

  /** Returns what earlier steps of the same plan will have changed. */
  World world();
}
