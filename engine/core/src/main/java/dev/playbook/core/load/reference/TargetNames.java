package dev.playbook.core.load.reference;

import dev.playbook.core.expression.ValueType;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.DidYouMean;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.YamlTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that a target gives to things; everything is possible while there is no target. */
final class TargetNames {
  private static final ValueType TEXT = ValueType.Simple.TEXT;

  private final Optional<Block> target;

  TargetNames(Optional<Block> target) {
    this.target = target;
  }

  /** Returns the kind of {@code target}. */
  ValueType type() {
    return new ValueType.Fields(
        Map.of(
            "id", TEXT,
            "workdir", TEXT,
            "urls", texts("urls"),
            "containers", texts("containers"),
            "connections", texts("connections")));
  }

  /** Returns the kind of {@code secrets}. */
  ValueType secrets() {
    return block("secrets", ValueType.Simple.ANY);
  }

  /** Returns the names in one block of the target; empty when there is no target. */
  Optional<Set<String>> names(String key) {
    return target.map(
        file ->
            file.entries(key).stream()
                .map(entry -> entry.key().text())
                .collect(Collectors.toUnmodifiableSet()));
  }

  /** Checks that every {@code secret:} of a connection names one of the target's secrets. */
  void checkSecrets(Diagnostics problems) {
    Set<String> known = names("secrets").orElse(Set.of());
    for (YamlTree.Entry connection :
        target.map(file -> file.entries("connections")).orElse(List.of())) {
      if (connection.value() instanceof YamlTree.Mapping settings) {
        settings.entries().stream()
            .map(YamlTree.Entry::value)
            .filter(YamlTree.Mapping.class::isInstance)
            .flatMap(value -> new Block((YamlTree.Mapping) value).scalar("secret").stream())
            .filter(name -> !known.contains(name.text()))
            .forEach(
                name ->
                    problems.add(
                        Rule.UNKNOWN_SECRET
                            .error(name.span(), "unknown secret `%s`".formatted(name.text()))
                            .hint(DidYouMean.among(known, name.text()))));
      }
    }
  }

  private ValueType texts(String key) {
    return block(key, TEXT);
  }

  private ValueType block(String key, ValueType value) {
    return names(key)
        .<ValueType>map(
            names -> {
              Map<String, ValueType> fields = new HashMap<>();
              names.forEach(name -> fields.put(name, value));
              return new ValueType.Fields(fields);
            })
        .orElse(new ValueType.MapOf(value));
  }
}
