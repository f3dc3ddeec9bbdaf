package dev.playbook.core.load.bind;

import dev.playbook.core.load.tree.Block;
import dev.playbook.core.load.tree.InputValues;
import dev.playbook.core.model.InputDefinition;
import dev.playbook.core.source.YamlTree;
import java.util.List;
import java.util.Optional;

/** Makes the definitions of inputs. */
final class InputBinder {
  private InputBinder() {}

  static InputDefinition input(YamlTree.Entry entry) {
    Block block = new Block((YamlTree.Mapping) entry.value());
    InputDefinition.Type type = InputValues.type(block).orElseThrow();
    Optional<Object> fallback =
        block.scalar("default").flatMap(scalar -> InputValues.value(type, scalar));
    return new InputDefinition(
        entry.key().text(),
        type,
        block.text("description").orElse(""),
        allowed(block, type),
        fallback,
        fallback.isEmpty(),
        block.number("minimum"),
        block.number("maximum"),
        block.text("pattern"),
        block.value("secret", Boolean.class).orElse(false),
        entry.key().span());
  }

  private static List<Object> allowed(Block block, InputDefinition.Type type) {
    return block.items("enum").stream()
        .filter(YamlTree.Scalar.class::isInstance)
        .map(YamlTree.Scalar.class::cast)
        .flatMap(scalar -> InputValues.value(type, scalar).stream())
        .toList();
  }
}
