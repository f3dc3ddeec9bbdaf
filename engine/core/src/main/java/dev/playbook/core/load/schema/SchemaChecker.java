package dev.playbook.core.load.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.YamlTree;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Checks trees against one schema. */
public final class SchemaChecker {
  private final Schema schema;
  private final ObjectNode text;

  /**
   * Makes a checker.
   *
   * @param schema a complete draft-07 schema; nothing is ever fetched
   */
  public SchemaChecker(ObjectNode schema) {
    this.text = schema;
    this.schema = registry().getSchema(schema);
  }

  /** Returns everything that does not fit, one diagnostic for each slip. */
  public List<Diagnostic> check(YamlTree tree) {
    List<Violation> all =
        schema.validate(JsonView.of(tree)).stream()
            .map(error -> Violation.of(error, tree, text))
            .toList();
    return Consequences.without(Alternatives.chosen(all)).stream()
        .map(SchemaFaults::diagnostic)
        .toList();
  }

  /** The library's own words are never shown, so its bundles of messages are not loaded. */
  private static SchemaRegistry registry() {
    Dialect dialect =
        Dialect.builder(Dialects.getDraft7())
            .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name))
            .build();
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .locale(Locale.ROOT)
            .messageSource((key, fallback, locale, arguments) -> key)
            .build();
    return SchemaRegistry.withDialect(dialect, builder -> builder.schemaRegistryConfig(config));
  }
}
