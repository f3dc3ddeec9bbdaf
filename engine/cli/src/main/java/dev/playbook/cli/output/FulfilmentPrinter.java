package dev.playbook.cli.output;

import dev.playbook.core.report.Fulfilment;
import dev.playbook.core.report.Fulfilment.Line;
import dev.playbook.core.report.Fulfilment.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What a plan foresaw beside what happened, as a table. */
public final class FulfilmentPrinter {
  private static final int VERDICT = 18;

  private final Style style;

  /** Makes a printer. */
  public FulfilmentPrinter(Style style) {
    this.style = style;
  }

  /** Returns the text, with a line end after each line. */
  public String text(Fulfilment fulfilment) {
    List<String> lines = new ArrayList<>(List.of("", style.strong("Plan")));
    int width = Columns.widest(fulfilment.lines().stream().map(Line::key)) + 2;
    for (Line line : fulfilment.lines()) {
      lines.add(
          "  %s%s%s"
              .formatted(shown(line.verdict()), Columns.pad(line.key(), width), line.resource())
              .stripTrailing());
      line.reason().lines().forEach(reason -> lines.add("    " + reason));
    }
    lines.add(
        "  %s as planned, %s not foreseeable, %s not done, %s wrong"
            .formatted(
                fulfilment.count(Verdict.AS_PLANNED),
                fulfilment.count(Verdict.NOT_FORESEEABLE),
                fulfilment.count(Verdict.NOT_DONE),
                fulfilment.count(Verdict.WRONG)));
    return String.join("\n", lines) + "\n";
  }

  private String shown(Verdict verdict) {
    String words = Columns.pad(words(verdict), VERDICT);
    return verdict == Verdict.WRONG ? style.bad(words) : words;
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case AS_PLANNED -> "as planned";
      case NOT_FORESEEABLE -> "not foreseeable";
      case NOT_DONE -> "not done";
      case WRONG -> "WRONG";
    };
  }
}
