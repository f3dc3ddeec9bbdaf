package dev.playbook.spi;

/** How a {@link Resource} is at one moment. */
public sealed interface State {

  /**
   * It is there and looks like this.
   *
   * @param value the whole of it as text, in a form where equal text means equal state: a file's
   *     content, an index definition, {@code running, healthy}. Several lines are shown as a diff
   */
  record Known(String value) implements State {}

  /** It is not there. */
  record Absent() implements State {}

  /**
   * Nobody can say before it happens.
   *
   * @param reason one line why, for example {@code decided by the server}
   */
  record Unknown(String reason) implements State {}

  /** The state of something that is not there. */
  State ABSENT = new Absent();

  /** The state of something that is there. */
  static State known(String value) {
    return new Known(value);
  }

  /** A state that nobody can foresee. */
  static State unknown(String reason) {
    return new Unknown(reason);
  }
}
