package dev.playbook.core.load.step;

import dev.playbook.core.catalog.KeySchema;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.YamlTree;
import dev.playbook.core.template.Escaping;
import dev.playbook.core.template.Template;
import dev.playbook.spi.InputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders the templates of one activity, escaping each value for where it will stand. */
final class Rendering {
  private final Scope scope;
  private @Nullable Diagnostic fault;
  private @Nullable String waitsFor;

  Rendering(Scope scope) {
    this.scope = scope;
  }

  /** Returns the first value that could not be rendered. */
  Optional<Diagnostic> fault() {
    return Optional.ofNullable(fault);
  }

  /** Returns the step whose result the first missing value needs. */
  Optional<String> waitsFor() {
    return Optional.ofNullable(waitsFor);
  }

  Values.Block block(YamlTree.Mapping block, KeySchema schema) {
    Map<String, Values> keys = new LinkedHashMap<>();
    for (YamlTree.Entry entry : block.entries()) {
      String key = entry.key().text();
      keys.put(key, value(entry.value(), schema.key(key)));
    }
    return new Values.Block(keys);
  }

  private Values value(YamlTree tree, KeySchema schema) {
    return switch (tree) {
      case YamlTree.Mapping block -> block(block, schema);
      case YamlTree.Sequence list -> list(list, schema.item());
      case YamlTree.Scalar scalar -> new Values.One(scalar(scalar, schema), schema);
    };
  }

  private Values list(YamlTree.Sequence list, KeySchema schema) {
    List<Values> items = list.items().stream().map(item -> value(item, schema)).toList();
    return new Values.Many(items);
  }

  private @Nullable Object scalar(YamlTree.Scalar scalar, KeySchema schema) {
    Optional<Escaping> escaping = schema.escaping();
    if (escaping.isEmpty() || !Template.hasTags(scalar.text())) {
      return scalar.value().orElse(null);
    }
    try {
      @Nullable Object value = Template.render(scalar.text(), scope, escaping.get());
      if (value instanceof Scope.NotYet notYet && waitsFor == null) {
        waitsFor = notYet.step();
      }
      return value;
    } catch (InputException problem) {
      if (fault == null) {
        fault = Rule.TEMPLATE_VALUE.error(scalar.span(), problem.getMessage()).hint(problem.hint());
      }
      return null;
    }
  }
}
