package dev.playbook.cli.output;

import dev.playbook.core.plan.Forecast;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.spi.Change;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a plan knows of one step, as the lines that people read. */
final class ForecastLines {
  private static final int MOST_SENT_LINES = 12;

  private final Style style;
  private final boolean full;

  ForecastLines(Style style, boolean full) {
    this.style = style;
    this.full = full;
  }

  /** Returns what is known, line by line. */
  List<String> details(Forecast forecast) {
    return switch (forecast) {
      case Forecast.WillChange(Preview preview, var changes) -> seen(preview, changes);
      case Forecast.NothingToDo(_, String reason) -> List.of(reason);
      case Forecast.Reads(Preview preview) -> List.of(preview.summary());
      case Forecast.Asks(Preview preview) -> sent(preview);
      case Forecast.KnownAfter(Optional<Preview> preview, _, String reason) ->
          preview.map(known -> List.of(known.summary(), reason)).orElse(List.of(reason));
      case Forecast.Perhaps(_, Forecast then) -> ifItRuns(then);
      case Forecast.Opaque(Preview preview, String reason) -> {
        List<String> lines = new ArrayList<>(sent(preview));
        reason.lines().forEach(lines::add);
        yield lines;
      }
      case Forecast.Computed(Preview preview) -> sent(preview);
      case Forecast.Skipped _ -> List.of();
      case Forecast.Checked(_, _, String finding) -> List.of(finding);
      case Forecast.Blocked(Preview preview, String reason, String hint) -> {
        List<String> lines = new ArrayList<>(sent(preview));
        reason.lines().map(style::bad).forEach(lines::add);
        hint.lines().map(line -> "help: " + line).forEach(lines::add);
        yield lines;
      }
      case Forecast.Faulty(var fault) -> faulty(fault);
    };
  }

  private List<String> ifItRuns(Forecast then) {
    List<String> lines = new ArrayList<>(List.of("if it runs:"));
    details(then).forEach(line -> lines.add("  " + line));
    return lines;
  }

  private static List<String> faulty(Diagnostic fault) {
    List<String> lines = new ArrayList<>();
    lines.add(fault.span() + ": " + fault.message() + " [" + fault.id() + "]");
    fault.hint().ifPresent(hint -> lines.add("help: " + hint));
    return lines;
  }

  private List<String> seen(Preview preview, List<Change> changes) {
    List<String> lines = new ArrayList<>();
    lines.add(preview.summary());
    ChangeLines shown = new ChangeLines(style, full);
    changes.forEach(change -> lines.addAll(shown.of(change)));
    return lines;
  }

  private List<String> sent(Preview preview) {
    List<String> lines = new ArrayList<>();
    lines.add(preview.summary());
    List<String> sent = preview.sent().stream().flatMap(String::lines).toList();
    int shown = full ? sent.size() : Math.min(sent.size(), MOST_SENT_LINES);
    sent.subList(0, shown).forEach(line -> lines.add(style.faint("  $ " + line)));
    if (shown < sent.size()) {
      lines.add("  … %s more lines, --full shows them".formatted(sent.size() - shown));
    }
    return lines;
  }

  /** Returns one character for what it does. */
  String sign(Forecast forecast) {
    return switch (forecast) {
      case Forecast.WillChange(_, var changes) -> sign(changes);
      case Forecast.Computed(Preview preview) -> preview.risk() == Risk.DESTROY ? "-" : "~";
      case Forecast.Perhaps(_, Forecast then) -> sign(then);
      case Forecast.Opaque _ -> "?";
      case Forecast.Blocked _, Forecast.Faulty _ -> style.bad("!");
      case Forecast.NothingToDo _,
          Forecast.Reads _,
          Forecast.Asks _,
          Forecast.KnownAfter _,
          Forecast.Skipped _,
          Forecast.Checked _ ->
          ".";
    };
  }

  private static String sign(List<Change> changes) {
    if (changes.stream().allMatch(change -> change.before() instanceof State.Absent)) {
      return "+";
    }
    return changes.stream().allMatch(change -> change.after() instanceof State.Absent) ? "-" : "~";
  }

  /** Returns how much is known. */
  String certainty(Forecast forecast) {
    return switch (forecast) {
      case Forecast.WillChange _ -> "seen";
      case Forecast.NothingToDo _ -> "seen: nothing to do";
      case Forecast.Reads _ -> "reads";
      case Forecast.Asks _ -> "asks";
      case Forecast.KnownAfter(_, String step, _) -> "known after " + step;
      case Forecast.Perhaps(String step, Forecast then) ->
          "perhaps, known after %s; if so %s".formatted(step, certainty(then));
      case Forecast.Opaque _ -> style.warn("OPAQUE");
      case Forecast.Computed _ -> "computed";
      case Forecast.Skipped(String reason) -> "skipped (" + reason + ")";
      case Forecast.Checked _ -> "read now";
      case Forecast.Blocked _ -> style.bad("CANNOT BE DONE");
      case Forecast.Faulty _ -> style.bad("WRONG VALUES");
    };
  }
}
