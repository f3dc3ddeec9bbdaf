package dev.playbook.core.input;

/** What came of reading a value for an input. */
public sealed interface InputReading {
  /**
   * The input accepts it.
   *
   * @param value a String, Long, Double, Boolean or Duration
   */
  record Accepted(Object value) implements InputReading {}

  /**
   * The input does not accept it.
   *
   * @param reason one line; without the value when the input is secret
   */
  record Refused(String reason) implements InputReading {}
}
