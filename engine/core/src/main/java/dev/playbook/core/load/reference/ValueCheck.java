package dev.playbook.core.load.reference;

import dev.playbook.core.catalog.KeySchema;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.DidYouMean;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.YamlTree;
import dev.playbook.core.template.Escaping;
import dev.playbook.core.template.Template;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the names in the values of an activity: in templates, and of things of the target. */
final class ValueCheck {
  private final TargetNames target;
  private final Diagnostics problems;

  ValueCheck(TargetNames target, Diagnostics problems) {
    this.target = target;
    this.problems = problems;
  }

  void check(YamlTree value, KeySchema schema, Names names) {
    switch (value) {
      case YamlTree.Mapping block ->
          block
              .entries()
              .forEach(entry -> check(entry.value(), schema.key(entry.key().text()), names));
      case YamlTree.Sequence list ->
          list.items().forEach(item -> check(item, schema.item(), names));
      case YamlTree.Scalar scalar -> scalar(scalar, schema, names);
    }
  }

  private void scalar(YamlTree.Scalar scalar, KeySchema schema, Names names) {
    Optional<Escaping> escaping = schema.escaping();
    if (escaping.isPresent() && Template.hasTags(scalar.text())) {
      names.checkTemplate(scalar, Map.of(), escaping.get());
      return;
    }
    switch (schema.kind().orElse(null)) {
      case CONNECTION -> known(scalar, "connections", "connection", Rule.UNKNOWN_CONNECTION);
      case CONTAINER -> known(scalar, "containers", "container", Rule.UNKNOWN_CONTAINER);
      case DURATION, SIZE, PATH, URL, EXPRESSION -> {}
      case null -> {}
    }
  }

  private void known(YamlTree.Scalar scalar, String key, String noun, Rule rule) {
    Optional<Set<String>> names = target.names(key);
    if (names.isEmpty() || names.get().contains(scalar.text())) {
      return;
    }
    String near = DidYouMean.among(names.get(), scalar.text());
    problems.add(
        rule.error(scalar.span(), "the target has no %s `%s`".formatted(noun, scalar.text()))
            .hint(near.isEmpty() ? "name it under `%s` in the target file".formatted(key) : near));
  }
}
