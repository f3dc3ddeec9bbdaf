package dev.playbook.core.load.schema;

import dev.playbook.core.json.PlainNodes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Of a value that has none of several possible forms, the library reports every form's complaints.
 * Here they become one: what all forms ask for, or the complaints of the form that fits furthest.
 */
final class Alternatives {
  /** In the place of a keyword: at least one of the keys in {@code required} must be there. */
  static final String ONE_OF_KEYS = "oneOfKeys";

  /** A value with several forms: where the forms stand in the schema, and the value's path. */
  private record Choice(List<Object> forms, List<Object> path) {}

  private Alternatives() {}

  static List<Violation> chosen(List<Violation> all) {
    Map<Choice, Map<Integer, List<Violation>>> choices = new LinkedHashMap<>();
    List<Violation> kept = new ArrayList<>();
    for (Violation violation : all) {
      int at = firstChoice(violation.evaluation());
      if (at < 0) {
        kept.add(violation);
      } else {
        choices
            .computeIfAbsent(choice(violation, at), _ -> new TreeMap<>())
            .computeIfAbsent((Integer) violation.evaluation().get(at + 1), _ -> new ArrayList<>())
            .add(violation);
      }
    }
    kept.removeIf(each -> choices.containsKey(new Choice(each.evaluation(), each.path())));
    choices.forEach((choice, forms) -> kept.addAll(joined(choice, forms.values())));
    return kept;
  }

  private static List<Violation> joined(Choice choice, Collection<List<Violation>> forms) {
    int depth = choice.path().size();
    return missingEverywhere(forms, depth)
        .or(() -> wrongEverywhere(forms, depth))
        .map(List::of)
        .orElseGet(() -> furthest(forms));
  }

  /** Every form lacks a key: then any of those keys would do. */
  private static Optional<Violation> missingEverywhere(
      Collection<List<Violation>> forms, int depth) {
    return everywhere(forms, depth, "required")
        .map(
            first -> {
              ObjectNode schema = copy(first);
              ArrayNode keys = schema.putArray("required");
              forms.forEach(form -> keys.add(form.getFirst().property()));
              return first.with(ONE_OF_KEYS, schema);
            });
  }

  /** Every form wants another kind of value: then any of those kinds would do. */
  private static Optional<Violation> wrongEverywhere(Collection<List<Violation>> forms, int depth) {
    return everywhere(forms, depth, "type")
        .map(
            first -> {
              ObjectNode schema = copy(first);
              ArrayNode types = schema.putArray("type");
              forms.stream()
                  .flatMap(form -> Types.of(form.getFirst().schema()))
                  .forEach(types::add);
              return first.with("type", schema);
            });
  }

  private static Optional<Violation> everywhere(
      Collection<List<Violation>> forms, int depth, String keyword) {
    boolean all =
        forms.stream()
            .allMatch(
                form ->
                    form.size() == 1
                        && form.getFirst().keyword().equals(keyword)
                        && form.getFirst().path().size() == depth);
    return all ? Optional.of(forms.iterator().next().getFirst()) : Optional.empty();
  }

  private static List<Violation> furthest(Collection<List<Violation>> forms) {
    return forms.stream()
        .max(
            Comparator.<List<Violation>>comparingInt(Alternatives::depth)
                .thenComparingInt(form -> -form.size()))
        .orElse(List.of());
  }

  private static int depth(List<Violation> form) {
    return form.stream().mapToInt(each -> each.path().size()).min().orElse(0);
  }

  private static ObjectNode copy(Violation violation) {
    ObjectNode schema = PlainNodes.INSTANCE.objectNode();
    violation.schema().properties().forEach(each -> schema.set(each.getKey(), each.getValue()));
    return schema;
  }

  private static Choice choice(Violation violation, int at) {
    int depth = valuesEntered(violation.evaluation().subList(0, at));
    return new Choice(
        violation.evaluation().subList(0, at + 1), violation.path().subList(0, depth));
  }

  private static int firstChoice(List<Object> evaluation) {
    int at = 0;
    while (at < evaluation.size()) {
      Object keyword = evaluation.get(at);
      boolean choice = keyword.equals("anyOf") || keyword.equals("oneOf");
      if (choice && at + 1 < evaluation.size()) {
        return at;
      }
      at += length(evaluation, at);
    }
    return -1;
  }

  /** Counts how many keys and indexes of the value a way through the schema goes down. */
  private static int valuesEntered(List<Object> evaluation) {
    int values = 0;
    for (int at = 0; at < evaluation.size(); at += length(evaluation, at)) {
      boolean enters =
          Stream.of("properties", "patternProperties", "items", "additionalProperties")
              .anyMatch(evaluation.get(at)::equals);
      values += enters ? 1 : 0;
    }
    return values;
  }

  /** A keyword with the name or index that belongs to it. */
  private static int length(List<Object> evaluation, int at) {
    boolean named =
        Stream.of("properties", "patternProperties", "dependencies", "allOf", "anyOf", "oneOf")
            .anyMatch(evaluation.get(at)::equals);
    return named ? 2 : 1;
  }
}
