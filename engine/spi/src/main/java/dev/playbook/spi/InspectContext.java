package dev.playbook.spi;

/** What a step may use while it looks ahead. Reading only, unless {@link #mayProbe}. */
public interface InspectContext extends ActivityContext {

  /** Returns what earlier steps of the same plan will have changed. */
  World world();

  /**
   * Returns whether the operator allows looks that change something for a moment and take it back,
   * such as a transaction that is rolled back. What cannot be taken back for certain must not be
   * probed.
   */
  default boolean mayProbe() {
    return false;
  }
}
