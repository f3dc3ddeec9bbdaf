package dev.playbook.cli.output;

import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.model.Durations;
import dev.playbook.core.model.Target;
import dev.playbook.core.run.undo.UndoPlan;
import dev.playbook.spi.Preview;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The plan of an undo as text. */
public final class UndoPrinter {
  private final Style style;
  private final ChangeLines changes;

  /** Makes a printer. */
  public UndoPrinter(Style style) {
    this.style = style;
    this.changes = new ChangeLines(style, false);
  }

  /**
   * Returns the text, with a line end after each line.
   *
   * @param since the runs that have changed the target meanwhile
   */
  public String text(UndoPlan plan, RecordedRun run, Target target, List<RecordedRun> since) {
    List<String> lines = new ArrayList<>();
    String guarded = target.guarded() ? " (protected)" : "";
    lines.add(
        style.strong("UNDO  %s %s".formatted(run.started().playbook(), run.started().run()))
            + "   on "
            + target.id()
            + guarded);
    lines.add("      the run is " + HistoryPrinter.result(run));
    lines.addAll(Meanwhile.lines(since, style));
    lines.add("      told by its journal; the live system is looked at when it is put back");
    lines.add("");
    lines.addAll(undone(plan));
    left(plan, lines);
    lines.add("");
    lines.add(style.strong(footer(plan)));
    return String.join("\n", lines) + "\n";
  }

  private List<String> undone(UndoPlan plan) {
    if (plan.parts().isEmpty()) {
      return List.of("An earlier undo has put back what it could; only its end is not written.");
    }
    List<String> lines = new ArrayList<>();
    lines.add(style.strong("Undone, the last change first"));
    int width = width(plan);
    int number = 0;
    for (UndoPlan.Part part : plan.parts()) {
      number++;
      lines.addAll(part(number, part, width));
    }
    return lines;
  }

  private static int width(UndoPlan plan) {
    return Columns.widest(plan.activities().stream().map(activity -> activity.path())) + 2;
  }

  private List<String> part(int number, UndoPlan.Part part, int width) {
    List<String> lines = new ArrayList<>();
    for (UndoPlan.Doing doing : part.doings()) {
      String time = doing.usual().map(usual -> "~" + rounded(usual)).orElse("");
      lines.add(
          "%3s %s%s%s"
              .formatted(
                  number,
                  Columns.pad(doing.activity().path(), width),
                  Columns.pad(doing.activity().activity().type(), 18),
                  time)
              .stripTrailing());
      if (part.isAgain()) {
        lines.add("      once more, so that it goes on with what was put back");
      }
      lines.addAll(preview(part, doing).stream().map(line -> "      " + line).toList());
    }
    part.changes().stream()
        .flatMap(change -> changes.of(change).stream())
        .forEach(line -> lines.add("      " + line));
    return lines;
  }

  private static List<String> preview(UndoPlan.Part part, UndoPlan.Doing doing) {
    if (doing.preview().isEmpty()) {
      return List.of("known when what comes before it is done");
    }
    Preview preview = doing.preview().get();
    boolean byType = doing.activity().path().equals(part.name());
    return byType
        ? List.of("puts back: " + preview.wayBack().orElse(""))
        : preview.sent().isEmpty()
            ? List.of(preview.summary())
            : preview.sent().stream().flatMap(String::lines).toList();
  }

  private void left(UndoPlan plan, List<String> lines) {
    if (!plan.left().isEmpty()) {
      lines.add("");
      lines.add(style.warn("Not undone"));
      plan.left().forEach(left -> lines.add("    %s: %s".formatted(left.name(), left.reason())));
    }
  }

  private static String footer(UndoPlan plan) {
    if (plan.parts().isEmpty()) {
      return "Nothing to undo: the run is brought to its end.";
    }
    long size = plan.parts().stream().map(UndoPlan.Part::name).distinct().count();
    return "%s to undo%s%s."
        .formatted(
            size == 1 ? "1 step or group" : size + " steps or groups",
            plan.usual().map(time -> ", about " + rounded(time)).orElse(""),
            plan.left().isEmpty() ? "" : "; %s left as it is".formatted(plan.left().size()));
  }

  private static String rounded(Duration time) {
    return Durations.format(time.plusMillis(999).truncatedTo(ChronoUnit.SECONDS));
  }
}
