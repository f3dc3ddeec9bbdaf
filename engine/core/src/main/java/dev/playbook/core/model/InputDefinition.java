package dev.playbook.core.model;

import dev.playbook.core.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A value that the operator may give.
 *
 * @param name how expressions call it: {@code inputs.<name>}
 * @param allowed the only values, empty for any
 * @param fallback the value when none is given; absent and required means the run is refused
 * @param minimum smallest number
 * @param maximum largest number
 * @param pattern regular expression (RE2) that the whole text must match
 * @param secret whether nobody may see the value
 */
public record InputDefinition(
    String name,
    Type type,
    String description,
    List<Object> allowed,
    Optional<Object> fallback,
    boolean required,
    Optional<Double> minimum,
    Optional<Double> maximum,
    Optional<String> pattern,
    boolean secret,
    Span span) {

  /** The kinds of values; a value is a String, Long, Double, Boolean or Duration. */
  public enum Type {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    DURATION
  }

  /** Copies the allowed values. */
  public InputDefinition {
    allowed = List.copyOf(allowed);
  }
}
