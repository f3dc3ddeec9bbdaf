package dev.playbook.core.load.tree;

import dev.playbook.core.model.Durations;
import dev.playbook.core.model.InputDefinition;
import dev.playbook.core.source.YamlTree;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The values that a playbook writes for inputs. */
public final class InputValues {
  private InputValues() {}

  /** Returns the type that the definition of an input names. */
  public static Optional<InputDefinition.Type> type(Block input) {
    return input
        .text("type")
        .flatMap(
            word ->
                Arrays.stream(InputDefinition.Type.values())
                    .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst());
  }

  /** Returns the value that a scalar means for an input of the type; empty when it is none. */
  public static Optional<Object> value(InputDefinition.Type type, YamlTree.Scalar scalar) {
    return scalar.value().flatMap(value -> value(type, value));
  }

  private static Optional<Object> value(InputDefinition.Type type, Object value) {
    return switch (type) {
      case STRING -> Optional.of(value).filter(String.class::isInstance);
      case INTEGER -> Optional.of(value).filter(Long.class::isInstance);
      case NUMBER ->
          Optional.of(value).filter(Number.class::isInstance).map(n -> ((Number) n).doubleValue());
      case BOOLEAN -> Optional.of(value).filter(Boolean.class::isInstance);
      case DURATION ->
          Optional.of(value).filter(String.class::isInstance).flatMap(InputValues::duration);
    };
  }

  private static Optional<Object> duration(Object text) {
    return Durations.parse(text.toString()).map(Object.class::cast);
  }
}
