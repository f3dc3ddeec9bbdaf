package dev.playbook.core.plan;

import dev.playbook.core.expression.Scope.NotYet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What expressions see of a step: {@code changed}, {@code outcome} and {@code result}. */
public final class StepViews {
  private StepViews() {}

  /** A step that has ended. */
  public static Map<String, Object> ended(
      boolean changed, String outcome, Map<String, Object> result) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("changed", changed);
    view.put("outcome", outcome);
    view.put("result", result);
    return view;
  }

  /** A step that did not run. */
  public static Map<String, Object> skipped() {
    return ended(false, "skipped", Map.of());
  }

  /** Several steps as one: changed when one of them is, and only skipped when all of them are. */
  public static Map<String, Object> together(List<Map<?, ?>> views) {
    List<?> changed = views.stream().map(view -> view.get("changed")).toList();
    List<?> outcomes = views.stream().map(view -> view.get("outcome")).toList();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("changed", changed.contains(true) ? true : notYet(changed).orElse(false));
    view.put(
        "outcome",
        notYet(outcomes)
            .orElseGet(
                () ->
                    Stream.of("unknown", "failed", "succeeded")
                        .filter(outcomes::contains)
                        .findFirst()
                        .orElse("skipped")));
    return view;
  }

  private static Optional<Object> notYet(List<?> values) {
    return values.stream().filter(NotYet.class::isInstance).map(Object.class::cast).findFirst();
  }

  /** A step that will run, and whose change is foreseen. */
  static Map<String, Object> foreseen(String id, boolean changed) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("changed", changed);
    view.put("outcome", new NotYet(id));
    view.put("result", new NotYet(id));
    return view;
  }

  /** A step of which nothing is known before it has run. */
  static Map<String, Object> open(String id) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("changed", new NotYet(id));
    view.put("outcome", new NotYet(id));
    view.put("result", new NotYet(id));
    return view;
  }
}
