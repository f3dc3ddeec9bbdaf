package dev.playbook.core.report.format;

import dev.playbook.core.json.Fields;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.report.RunAccount;
import dev.playbook.core.report.RunReport.Row;
import dev.playbook.core.report.StepStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How each step that changed something is taken back, as the plan of the run says. */
final class WaysBack {
  private WaysBack() {}

  /** Returns the steps, the last one first, each with its way. */
  static List<Map<String, Object>> of(RunAccount account) {
    List<Map<String, Object>> ways = new ArrayList<>();
    for (Row row : account.report().in(Phase.STEP).reversed()) {
      if (row.status() == StepStatus.CHANGED) {
        String key = row.item().key();
        String way = account.plan().map(plan -> way(plan, key)).orElse("the plan cannot be read");
        ways.add(Map.of("key", key, "way", way));
      }
    }
    return ways;
  }

  private static String way(Fields plan, String key) {
    return plan.list("activities").stream()
        .map(Fields::of)
        .filter(activity -> activity.text("key").equals(key))
        .findFirst()
        .map(WaysBack::way)
        .orElse("the plan does not tell");
  }

  private static String way(Fields activity) {
    return activity
        .maybeFields("undo")
        .filter(undo -> !undo.text("by").equals("type"))
        .map(WaysBack::said)
        .orElseGet(
            () ->
                activity
                    .maybeText("wayBack")
                    .map(kept -> "puts back: " + kept)
                    .orElse("nothing is kept"));
  }

  private static String said(Fields undo) {
    return undo.text("by").equals("none")
        ? "cannot be undone: " + undo.text("because")
        : "done instead: " + String.join(", ", undo.texts("steps"));
  }
}
