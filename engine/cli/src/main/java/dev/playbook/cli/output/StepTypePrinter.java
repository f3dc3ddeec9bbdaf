package dev.playbook.cli.output;

import dev.playbook.core.catalog.StepSchema;
import dev.playbook.core.model.Durations;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Step types, explained out of their schemas. */
public final class StepTypePrinter {
  private final Style style;

  /** Makes a printer. */
  public StepTypePrinter(Style style) {
    this.style = style;
  }

  /** Returns every type with its one sentence. */
  public String list(List<StepSchema> types) {
    int width = Columns.widest(types.stream().map(StepSchema::name)) + 2;
    StringBuilder text = new StringBuilder();
    for (StepSchema type : types) {
      text.append(style.strong(Columns.pad(type.name(), width)))
          .append(type.description())
          .append('\n');
    }
    return text.append("\nplaybook steps TYPE explains one.\n").toString();
  }

  /** Returns everything about one type. */
  public String explain(StepSchema schema) {
    List<String> lines = new ArrayList<>();
    lines.add(style.strong(schema.name()) + "  " + schema.description());
    schema
        .timeout()
        .ifPresent(timeout -> lines.add("One attempt may take " + Durations.format(timeout) + "."));
    lines.add("");
    lines.add(style.strong("with:"));
    fields(schema.node().path("properties"), schema.node().path("required"), lines);
    result(schema.node(), lines);
    examples(schema.node().path("examples"), lines);
    return String.join("\n", lines) + "\n";
  }

  /** A call has none. */
  private void result(JsonNode schema, List<String> lines) {
    if (schema.has("x-result")) {
      lines.add("");
      lines.add(style.strong("result:") + "  beside changed, duration and timedOut");
      fields(schema.path("x-result"), schema.path("none"), lines);
    }
  }

  private static void fields(JsonNode properties, JsonNode required, List<String> lines) {
    int width = Columns.widest(properties.propertyNames().stream()) + 2;
    for (var property : properties.properties()) {
      boolean needed =
          required.valueStream().anyMatch(name -> name.asString().equals(property.getKey()));
      lines.add(
          "  "
              + Columns.pad(property.getKey(), width)
              + property.getValue().path("description").asString("")
              + (needed ? " (required)" : ""));
    }
  }

  private void examples(JsonNode examples, List<String> lines) {
    if (!examples.isEmpty()) {
      lines.add("");
      lines.add(style.strong("example:"));
      lines.add("  " + examples.get(0));
    }
  }
}
