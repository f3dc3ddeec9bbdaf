package dev.playbook.core.expression.syntax;

import java.util.Arrays;
import java.util.Optional;

/** What is asked about, or done with, every element of a list. */
public enum Quantifier {
  ALL("all"),
  EXISTS("exists"),
  EXISTS_ONE("exists_one"),
  FILTER("filter"),
  MAP("map");

  private final String word;

  Quantifier(String word) {
    this.word = word;
  }

  static Optional<Quantifier> of(String word) {
    return Arrays.stream(values()).filter(value -> value.word.equals(word)).findFirst();
  }
}
