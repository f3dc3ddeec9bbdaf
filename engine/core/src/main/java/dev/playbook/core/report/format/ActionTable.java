package dev.playbook.core.report.format;

import dev.playbook.core.plan.Phase;
import dev.playbook.core.report.Difference;
import dev.playbook.core.report.Elapsed;
import dev.playbook.core.report.Mark;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.report.RunReport.Row;
import dev.playbook.core.report.StepStatus;
import dev.playbook.spi.Change;
import dev.playbook.spi.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a run did, and what is different since, as tables of Markdown. */
final class ActionTable {
  private static final Set<Phase> ACTIONS = Set.of(Phase.STEP, Phase.UNDO, Phase.FINALLY);

  private final RunReport report;
  private final List<Change> changes;

  ActionTable(RunReport report) {
    this.report = report;
    this.changes = report.rows().stream().flatMap(row -> row.changes().stream()).toList();
  }

  /** A line of the table. */
  private record Line(Instant at, List<String> cells) {}

  /** Returns what was done, in the order of time. */
  String actions() {
    List<Line> lines = new ArrayList<>();
    report.marks().forEach(mark -> lines.add(line(mark)));
    Instant at = report.started().at();
    for (Row row : report.rows()) {
      at = row.begunAt().orElse(at);
      if (ACTIONS.contains(row.item().phase())) {
        lines.add(line(row, at));
      }
    }
    return Markdown.table(
        List.of("Time (UTC)", "Action", "What it did", "Outcome", "Took"),
        lines.stream().sorted(Comparator.comparing(Line::at)).map(Line::cells).toList());
  }

  private static Line line(Mark mark) {
    return new Line(
        mark.at(), List.of(Moments.time(mark.at()), "", Markdown.prose(mark.text()), "", ""));
  }

  private static Line line(Row row, Instant at) {
    boolean begun = row.begunAt().isPresent();
    return new Line(
        at,
        List.of(
            begun ? Moments.time(at) : "",
            Markdown.code(row.item().key()),
            Markdown.prose(row.last().map(it -> it.summary()).orElse(row.item().name())),
            outcome(row),
            begun && !isOpen(row) ? Elapsed.text(row.took()) : ""));
  }

  private static String outcome(Row row) {
    String tries =
        row.attempts().size() > 1 ? ", %s attempts".formatted(row.attempts().size()) : "";
    String why =
        row.detail().lines().findFirst().map(line -> ": " + Markdown.prose(line)).orElse("");
    return (isOpen(row) ? "no end is told" : row.status().words()) + tries + why;
  }

  private static boolean isOpen(Row row) {
    return row.status() == StepStatus.RUNNING;
  }

  boolean hasChanges() {
    return !changes.isEmpty();
  }

  /** Returns how many things of each kind are different. */
  String changedKinds() {
    Map<String, Long> kinds =
        changes.stream()
            .collect(
                Collectors.groupingBy(
                    change -> change.resource().kind(), LinkedHashMap::new, Collectors.counting()));
    return kinds.isEmpty()
        ? "nothing that was seen"
        : kinds.entrySet().stream()
            .map(kind -> "%s × %s".formatted(kind.getValue(), Markdown.text(kind.getKey())))
            .collect(Collectors.joining(", "));
  }

  /** Returns each change, before and after. */
  String changes() {
    return Markdown.table(
        List.of("What", "Before", "After"), changes.stream().map(ActionTable::cells).toList());
  }

  private static List<String> cells(Change change) {
    String name = Markdown.code(change.resource().toString());
    if (change.before() instanceof State.Known(String before)
        && change.after() instanceof State.Known(String after)
        && (isLong(before) || isLong(after))) {
      Difference difference = Difference.of(before, after);
      return List.of(
          name,
          before.lines().count() + " lines",
          "−%s +%s lines".formatted(difference.removed(), difference.added()));
    }
    return List.of(name, words(change.before()), words(change.after()));
  }

  private static String words(State state) {
    return switch (state) {
      case State.Known(String value) when isLong(value) -> value.lines().count() + " lines";
      case State.Known(String value) -> value.isBlank() ? "there" : Markdown.code(value);
      case State.Absent _ -> "not there";
      case State.Unknown(String reason) -> "unknown: " + Markdown.prose(reason);
    };
  }

  private static boolean isLong(String text) {
    return text.lines().count() > 1;
  }
}
