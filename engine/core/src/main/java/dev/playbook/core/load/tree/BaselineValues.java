package dev.playbook.core.load.tree;

import dev.playbook.core.expression.ValueType;
import dev.playbook.core.model.Durations;
import dev.playbook.core.source.YamlTree;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was measured on a system when it was well: a text that is a duration counts as one. */
public final class BaselineValues {
  private BaselineValues() {}

  /** Returns the values of a block by name. */
  public static Map<String, @Nullable Object> of(YamlTree.Mapping block) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (YamlTree.Entry entry : block.entries()) {
      values.put(entry.key().text(), value(entry.value()));
    }
    return Collections.unmodifiableMap(values);
  }

  /** Returns the kinds of the values of a block. */
  public static ValueType.Fields types(YamlTree.Mapping block) {
    Map<String, ValueType> types = new HashMap<>();
    block.entries().forEach(entry -> types.put(entry.key().text(), type(entry.value())));
    return new ValueType.Fields(types);
  }

  private static @Nullable Object value(YamlTree tree) {
    return switch (tree) {
      case YamlTree.Mapping block -> of(block);
      case YamlTree.Sequence list ->
          list.items().stream().<@Nullable Object>map(BaselineValues::value).toList();
      case YamlTree.Scalar scalar -> scalar(scalar);
    };
  }

  private static @Nullable Object scalar(YamlTree.Scalar scalar) {
    Optional<Object> duration = duration(scalar);
    return duration.isPresent() ? duration.get() : scalar.value().orElse(null);
  }

  private static ValueType type(YamlTree tree) {
    return switch (tree) {
      case YamlTree.Mapping block -> types(block);
      case YamlTree.Sequence _ -> new ValueType.ListOf(ValueType.Simple.ANY);
      case YamlTree.Scalar scalar ->
          duration(scalar).isPresent()
              ? ValueType.Simple.DURATION
              : switch (scalar.value().orElse(null)) {
                case String _ -> ValueType.Simple.TEXT;
                case Long _ -> ValueType.Simple.INTEGER;
                case Double _ -> ValueType.Simple.NUMBER;
                case Boolean _ -> ValueType.Simple.BOOLEAN;
                case null, default -> ValueType.Simple.ANY;
              };
    };
  }

  private static Optional<Object> duration(YamlTree.Scalar scalar) {
    return scalar.value().orElse(null) instanceof String text
        ? Durations.parse(text).map(Object.class::cast)
        : Optional.empty();
  }
}
