package dev.playbook.core.input;

import dev.playbook.core.model.Durations;
import dev.playbook.core.model.InputDefinition;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which values are of which type. */
public final class InputKinds {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?\\d{1,300}(?:\\.\\d{1,300})?(?:[eE][+-]?\\d{1,3})?");
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");

  private InputKinds() {}

  /** Returns the value of the type that a typed value stands for; empty when it is of another. */
  public static Optional<Object> typed(InputDefinition.Type type, Object value) {
    return switch (type) {
      case STRING -> Optional.of(value).filter(String.class::isInstance);
      case INTEGER -> Optional.of(value).filter(Long.class::isInstance);
      case NUMBER ->
          Optional.of(value).filter(Number.class::isInstance).map(n -> ((Number) n).doubleValue());
      case BOOLEAN -> Optional.of(value).filter(Boolean.class::isInstance);
      case DURATION ->
          value instanceof String text
              ? duration(text)
              : Optional.of(value).filter(Duration.class::isInstance);
    };
  }

  /** Returns the value of the type that a text means; empty when it means none. */
  public static Optional<Object> parsed(InputDefinition.Type type, String text) {
    return switch (type) {
      case STRING -> Optional.of(text);
      case INTEGER -> Optional.of(text).filter(matches(INTEGER)).map(Long::valueOf);
      case NUMBER -> Optional.of(text).filter(matches(NUMBER)).map(Double::valueOf);
      case BOOLEAN ->
          text.equals("true") || text.equals("false")
              ? Optional.of(text.equals("true"))
              : Optional.empty();
      case DURATION -> duration(text);
    };
  }

  /** Returns how people call a value of the type. */
  public static String words(InputDefinition.Type type) {
    return switch (type) {
      case STRING -> "text";
      case INTEGER -> "a whole number";
      case NUMBER -> "a number";
      case BOOLEAN -> "`true` or `false`";
      case DURATION -> "a duration such as `90s` or `1h30m`";
    };
  }

  private static Optional<Object> duration(String text) {
    return Durations.parse(text).map(Object.class::cast);
  }

  private static Predicate<String> matches(Pattern pattern) {
    return pattern.asMatchPredicate();
  }
}
