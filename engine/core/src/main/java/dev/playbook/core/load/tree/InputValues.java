package dev.playbook.core.load.tree;

import dev.playbook.core.input.InputKinds;
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
    return scalar.value().flatMap(value -> InputKinds.typed(type, value));
  }
}
