package dev.playbook.spi;

/** What a step asks a person. */
public sealed interface Question {

  /** Returns the question, one or more lines; the form of the answer is said by the engine. */
  String text();

  /** Asks for {@code yes} or {@code no}. */
  record Consent(String text) implements Question {}

  /**
   * Asks for a word that cannot be typed by accident, or {@code no}.
   *
   * @param word the word, without white space at its ends
   */
  record Word(String text, String word) implements Question {}

  /**
   * Asks for one line of text.
   *
   * @param field the name of the line, unique in the step
   */
  record Line(String text, String field) implements Question {}
}
