package dev.playbook.core.load.reference;

import dev.playbook.core.expression.ValueType;
import dev.playbook.core.load.tree.BaselineFile;
import dev.playbook.core.load.tree.BaselineValues;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.DidYouMean;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that a target gives to things; everything is possible while there is no target. */
public final class TargetNames {
  private static final ValueType TEXT = ValueType.Simple.TEXT;

  private final Optional<Block> target;
  private final BaselineFile baseline;

  /**
   * Takes the names of a target.
   *
   * @param target its file, when there is one
   * @param baseline what was measured on it
   */
  public TargetNames(Optional<Block> target, BaselineFile baseline) {
    this.target = target;
    this.baseline = baseline;
  }

  /** Returns the kind of {@code baseline}; empty when there is nothing that it could mean. */
  Optional<ValueType> baseline() {
    return switch (baseline) {
      case BaselineFile.Found(_, Block root) -> Optional.of(BaselineValues.types(root.tree()));
      case BaselineFile.Missing _ -> Optional.empty();
      case BaselineFile.Unread _ -> Optional.of(new ValueType.MapOf(ValueType.Simple.ANY));
    };
  }

  /** Returns what is wrong with the place of the name {@code baseline} when it means nothing. */
  Optional<Diagnostic> noBaseline(Span place) {
    return baseline instanceof BaselineFile.Missing(String name, String file)
        ? Optional.of(
            Rule.BASELINE
                .error(place, "nothing was measured on the target `%s` yet".formatted(name))
                .hint(
                    "write `%s`, or name its baseline with `baseline:` in the target file"
                        .formatted(file)))
        : Optional.empty();
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

  /** Returns what is measured on the target. */
  List<Block> measures() {
    return target.map(file -> file.blocks("measures")).orElse(List.of());
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
