package dev.playbook.core.input;

import com.google.re2j.Pattern;
import dev.playbook.core.input.InputReading.Accepted;
import dev.playbook.core.input.InputReading.Refused;
import dev.playbook.core.model.Durations;
import dev.playbook.core.model.InputDefinition;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads values for one input and compares them with what its definition says. */
public final class InputReader {
  private final InputDefinition definition;

  /** Makes a reader for one input. */
  public InputReader(InputDefinition definition) {
    this.definition = definition;
  }

  /** Reads a text, as command lines and environments give it. */
  public InputReading text(String text) {
    return checked(InputKinds.parsed(definition.type(), text), text);
  }

  /** Reads a value that already has a type, as files give it. */
  public InputReading typed(Object value) {
    return checked(InputKinds.typed(definition.type(), value), value);
  }

  /** Returns how a value is shown to people. */
  public static String shown(Object value) {
    return switch (value) {
      case Duration duration -> Durations.format(duration);
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
          Long.toString(number.longValue());
      default -> value.toString();
    };
  }

  private InputReading checked(Optional<Object> value, Object given) {
    if (value.isEmpty()) {
      return new Refused(subject(given) + " is not " + InputKinds.words(definition.type()));
    }
    return complaint(value.get())
        .<InputReading>map(Refused::new)
        .orElseGet(() -> new Accepted(value.get()));
  }

  private Optional<String> complaint(Object value) {
    if (!definition.allowed().isEmpty() && !definition.allowed().contains(value)) {
      return Optional.of(subject(value) + " is not one of " + allowed());
    }
    return value instanceof Number number
        ? outOfRange(number.doubleValue())
        : definition
            .pattern()
            .filter(pattern -> !Pattern.matches(pattern, value.toString()))
            .map(pattern -> subject(value) + " does not match `" + pattern + "`");
  }

  private Optional<String> outOfRange(double number) {
    return definition
        .minimum()
        .filter(least -> number < least)
        .map(least -> "must be at least " + shown(least))
        .or(
            () ->
                definition
                    .maximum()
                    .filter(most -> number > most)
                    .map(most -> "must be at most " + shown(most)));
  }

  private String subject(Object value) {
    return definition.secret() ? "the value" : "`" + shown(value) + "`";
  }

  private String allowed() {
    return definition.allowed().stream()
        .map(each -> "`" + shown(each) + "`")
        .collect(Collectors.joining(", "));
  }
}
