package dev.playbook.cli.output;

import dev.playbook.core.OpenRun;
import dev.playbook.core.journal.Damage;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.core.run.Progress;
import java.util.ArrayList;
import java.util.List;

/** What a run that is taken up again has done, and what is left of it. */
public final class Resumption {
  private final Style style;

  /** Makes a printer. */
  public Resumption(Style style) {
    this.style = style;
  }

  /**
   * Returns the text, with a line end after each line.
   *
   * @param since the runs that have changed the target meanwhile
   */
  public String text(OpenRun run, List<RecordedRun> since) {
    List<String> lines = new ArrayList<>();
    lines.add(
        style.strong(
            "RESUME  %s %s on %s"
                .formatted(
                    run.recorded().started().playbook(),
                    run.recorded().started().run(),
                    run.recorded().started().target())));
    lines.addAll(Meanwhile.lines(since, style));
    run.recorded().damage().map(Resumption::torn).ifPresent(lines::add);
    steps(run).forEach(step -> lines.add(line(step, run.state().of(step.key()))));
    return String.join("\n", lines) + "\n\n";
  }

  private static String torn(Damage damage) {
    return "  the journal was torn: %d bytes at its end are lost".formatted(damage.length());
  }

  private static List<PlannedActivity> steps(OpenRun run) {
    return run.plan().activities().stream().filter(each -> each.phase() == Phase.STEP).toList();
  }

  private static String line(PlannedActivity step, Progress progress) {
    return "  " + Columns.pad(words(progress), 10) + step.key();
  }

  private static String words(Progress progress) {
    if (progress.isUnknown()) {
      return "unknown";
    }
    if (progress.isGood()) {
      return "done";
    }
    return progress.isBad() ? "failed" : progress.isPending() ? "left" : "skipped";
  }
}
