package dev.playbook.core.plan.call;

import dev.playbook.core.expression.Scope;
import dev.playbook.core.plan.StepViews;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The steps that one playbook of a run sees: its own, and each of its calls as one step. */
final class LocalSteps {
  private LocalSteps() {}

  static Map<String, Object> of(Scope whole, String prefix) {
    Map<String, Object> steps = new LinkedHashMap<>();
    Map<String, List<Map<?, ?>>> calls = new LinkedHashMap<>();
    if (whole.values().get("steps") instanceof Map<?, ?> all) {
      all.forEach(
          (id, view) -> {
            String name = String.valueOf(id);
            if (name.startsWith(prefix) && view instanceof Map<?, ?> fields) {
              sort(name.substring(prefix.length()), fields, steps, calls);
            }
          });
    }
    calls.forEach((id, views) -> steps.put(id, StepViews.together(views)));
    return steps;
  }

  private static void sort(
      String id, Map<?, ?> view, Map<String, Object> steps, Map<String, List<Map<?, ?>>> calls) {
    int slash = id.indexOf('/');
    if (slash < 0) {
      steps.put(id, view);
    } else {
      calls.computeIfAbsent(id.substring(0, slash), _ -> new ArrayList<>()).add(view);
    }
  }
}
