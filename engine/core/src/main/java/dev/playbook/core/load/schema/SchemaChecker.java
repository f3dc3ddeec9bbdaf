package dev.playbook.core.load.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.YamlTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Checks trees against one schema. */
public final class SchemaChecker {
  private static final Dialect DIALECT =
      Dialect.builder(Dialects.getDraft7())
          .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name))
          .build();

  /** The library's own words are never shown, so its bundles of messages are not loaded. */
  private static final SchemaRegistryConfig CONFIG =
      SchemaRegistryConfig.builder()
          .locale(Locale.ROOT)
          .messageSource((key, fallback, locale, arguments) -> key)
          .build();

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
    Map<List<Object>, Diagnostic> once = new LinkedHashMap<>();
    Consequences.without(Alternatives.chosen(all)).stream()
        .map(SchemaFaults::diagnostic)
        .forEach(fault -> once.merge(what(fault), fault, SchemaChecker::moreHelpful));
    return List.copyOf(once.values());
  }

  /** Several parts of a schema may say the same about a value. */
  private static List<Object> what(Diagnostic fault) {
    return List.of(fault.id(), fault.span(), fault.message());
  }

  private static Diagnostic moreHelpful(Diagnostic one, Diagnostic other) {
    return one.hint().isPresent() ? one : other;
  }

  private static SchemaRegistry registry() {
    return SchemaRegistry.withDialect(DIALECT, builder -> builder.schemaRegistryConfig(CONFIG));
  }
}
