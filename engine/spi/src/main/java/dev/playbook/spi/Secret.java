package dev.playbook.spi;

import java.util.function.Supplier;

/**
 * A value that must never be shown.
 *
 * <p>It is a reference until {@link #reveal()} is called: making one reads nothing. It has no
 * {@code equals} and its text is {@code ***}. Safe for use by several threads.
 */
public final class Secret {
  private final String name;
  private final Supplier<String> source;

  /**
   * Makes a secret that is read on demand.
   *
   * @param name how the playbook calls it, for messages
   * @param source reads the value; called once for each {@link #reveal()}
   */
  public Secret(String name, Supplier<String> source) {
    this.name = name;
    this.source = source;
  }

  /** Returns how the playbook calls it; not secret. */
  public String name() {
    return name;
  }

  /**
   * Reads the value: the only way out. Give it to the service, not to a command line, a message or
   * an exception.
   *
   * @throws InputException when it cannot be read, for example because the variable is not set
   */
  public String reveal() {
    return source.get();
  }

  /** Returns {@code ***}. */
  @Override
  public String toString() {
    return "***";
  }
}
