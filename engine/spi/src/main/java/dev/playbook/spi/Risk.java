package dev.playbook.spi;

/** The most a step can do to the target, from nothing to losing something; ordered by weight. */
public enum Risk {
  /** Only looks. */
  READ,
  /** Changes something that can be changed back. */
  CHANGE,
  /** Removes something that is only there again if it was kept. */
  DESTROY
}
