package dev.playbook.cli.output;

import dev.playbook.core.plan.Plan;
import dev.playbook.core.report.format.Markdown;

/**
 * A plan as Markdown that GitHub folds away: one line to read, the whole plan behind it.
 *
 * @param printer prints the plan, without colour
 */
public record PlanComment(PlanPrinter printer) {
  /** Returns the text, with a line end after each line. */
  public String text(Plan plan) {
    String shown = printer.text(plan);
    String fence = Markdown.fence(shown);
    return """
    <details><summary><b>%s</b> on <b>%s</b>: %s</summary>

    %s
    %s%s
    </details>
    """
        .formatted(
            plan.premises().playbook().id(),
            plan.premises().target().id(),
            verdict(plan),
            fence,
            shown,
            fence);
  }

  private static String verdict(Plan plan) {
    int obstacles = plan.obstacles().size();
    return obstacles > 0
        ? "cannot be run, %s obstacle%s".formatted(obstacles, obstacles == 1 ? "" : "s")
        : "%s change%s, %s destroy%s, %s cannot be previewed"
            .formatted(
                plan.changes(),
                plan.changes() == 1 ? "" : "s",
                plan.destroys(),
                plan.destroys() == 1 ? "s" : "",
                plan.opaque());
  }
}
