package dev.playbook.core.plan;

import dev.playbook.core.expression.Scope.NotYet;
import java.util.LinkedHashMap;
import java.util.Map;

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
