package dev.playbook.core.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON schemas of whole files: the fixed part, which knows no step type, joined with the
 * schemas of the types.
 *
 * <p>A step is one flat object; for each type there is an {@code if type=… then with=…}, so that
 * one slip gives one fault and editors offer the right keys.
 */
public final class SchemaCatalog {
  private static final String CALL = "call";

  /** What a list of triggers has in common with a playbook. */
  private static final List<String> TRIGGER_DEFINITIONS =
      List.of("types", "trigger", "measuredTrigger", "alertTrigger", "manualTrigger");

  /** The largest one; the same for everybody, as long as nobody writes into it. */
  private static final Ahead<ObjectNode> PLAYBOOK = new Ahead<>(() -> base("playbook.schema.json"));

  private final StepCatalog types;

  /** Makes the schemas for a catalogue of step types. */
  public SchemaCatalog(StepCatalog types) {
    this.types = types;
  }

  /** Begins to read the largest schema in a thread of its own, while the caller does the rest. */
  static void readAhead() {
    PLAYBOOK.begin();
  }

  /**
   * Returns the schema of a playbook.
   *
   * @param used the step types whose {@code with:} is described; the names of all others are known
   *     too
   */
  public ObjectNode playbook(Set<String> used) {
    return composed(PLAYBOOK.get().deepCopy(), used);
  }

  /** Returns the schema of a pack; see {@link #playbook}. */
  public ObjectNode pack(Set<String> used) {
    return composed(base("pack.schema.json"), used);
  }

  /** Returns the schema of a list of triggers; see {@link #playbook}. */
  public ObjectNode triggers(Set<String> used) {
    ObjectNode schema = base("triggers.schema.json");
    JsonNode known = PLAYBOOK.get().path("definitions");
    for (String name : TRIGGER_DEFINITIONS) {
      ((ObjectNode) schema.path("definitions")).set(name, known.path(name).deepCopy());
    }
    return composed(schema, used);
  }

  /** Returns the schema of a target; see {@link #playbook}. */
  public ObjectNode target(Set<String> used) {
    return composed(base("target.schema.json"), used);
  }

  /** Returns the schema of a plan as a document. */
  public ObjectNode plan() {
    return base("plan.schema.json");
  }

  /** Returns the schema of the account of a run as a document. */
  public ObjectNode report() {
    return base("report.schema.json");
  }

  /** Returns what there is to say about a call: no step type, but it stands where one does. */
  public StepSchema call() {
    JsonNode call = PLAYBOOK.get().path("definitions").path(CALL);
    ObjectNode node = ((ObjectNode) call.path("properties").path("with")).deepCopy();
    node.set("description", call.path("description"));
    node.set("examples", call.path("examples"));
    return StepSchema.of(CALL, node);
  }

  private ObjectNode composed(ObjectNode schema, Collection<String> used) {
    ObjectNode definitions = (ObjectNode) schema.path("definitions");
    ArrayNode conditions = (ArrayNode) definitions.path("types").path("allOf");
    limitTypes(definitions);
    for (String type : used) {
      types.schema(type).ifPresent(step -> addType(step, definitions, conditions));
    }
    if (conditions.isEmpty()) {
      ((ObjectNode) definitions.path("types")).remove("allOf");
    }
    return schema;
  }

  private void limitTypes(ObjectNode definitions) {
    for (Map.Entry<String, JsonNode> definition : definitions.properties()) {
      JsonNode keys = definition.getValue().path("properties");
      boolean activity = keys.has("with") && !keys.path("type").has("enum");
      if (activity && keys.path("type") instanceof ObjectNode type) {
        ArrayNode names = type.putArray("enum");
        types.names().forEach(names::add);
        if (definition.getKey().equals("task") && definitions.has("call")) {
          names.add(CALL);
        } else {
          type.putObject("x-refused").put(CALL, "`call` is only for steps");
        }
        type.put("x-kind", "type");
      }
    }
  }

  private static void addType(StepSchema step, ObjectNode definitions, ArrayNode conditions) {
    String name = "with." + step.name();
    definitions.set(name, SchemaForm.of(step, "#/definitions/" + name));
    ObjectNode condition = conditions.addObject();
    ObjectNode test = condition.putObject("if");
    test.putArray("required").add("type");
    test.putObject("properties").putObject("type").putArray("enum").add(step.name());
    ObjectNode then = condition.putObject("then");
    then.put("x-block", "a step of type `" + step.name() + "`");
    then.putObject("properties").putObject("with").put("$ref", "#/definitions/" + name);
    if (!step.node().path("required").isEmpty()) {
      then.withArray("required").add("with");
    }
    if (step.timeout().isEmpty()) {
      then.withArray("required").add("timeout");
    }
  }

  private static ObjectNode base(String name) {
    try {
      return (ObjectNode) SchemaForm.of(Json.resource(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
