package dev.playbook.cli.handbook;

import dev.playbook.cli.output.WayBackLine;
import dev.playbook.core.model.Activity;
import dev.playbook.core.model.Durations;
import dev.playbook.core.model.Expression;
import dev.playbook.core.model.Poll;
import dev.playbook.core.plan.Forecast;
import dev.playbook.core.plan.Fork;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.core.plan.PlannedStep;
import dev.playbook.core.plan.Undo;
import dev.playbook.core.plan.call.Condition;
import dev.playbook.core.report.format.Markdown;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What stands in a table about one activity. */
final class StepCells {
  private static final String LATER = "known in the plan";
  private static final Preview UNKNOWN = new Preview("", Risk.CHANGE, List.of());

  private StepCells() {}

  /** Its id, its name, and when it runs at all. */
  static String name(PlannedActivity activity) {
    List<String> lines = new ArrayList<>();
    lines.add(Markdown.code(activity.path()));
    if (!("/" + activity.path()).endsWith("/" + activity.name())) {
      lines.add(Markdown.text(activity.name()));
    }
    activity.conditions().stream()
        .map(Condition::reason)
        .map(reason -> "only " + condition(reason))
        .forEach(lines::add);
    activity.forks().stream()
        .map(Fork::group)
        .map(group -> "beside the others of " + Markdown.code(group))
        .forEach(lines::add);
    return String.join("<br>", lines);
  }

  private static String condition(String reason) {
    return reason.startsWith("when ") ? "when " + Markdown.code(reason.substring(5)) : reason;
  }

  /** What it does, and what must hold about it. */
  static String action(PlannedStep step) {
    List<String> lines = new ArrayList<>();
    lines.add(action(step.forecast()));
    judgement(step.activity().activity()).ifPresent(lines::add);
    step.activity()
        .inspect()
        .flatMap(Activity::expect)
        .map(done -> "nothing to do when " + code(done))
        .ifPresent(lines::add);
    return String.join("<br>", lines);
  }

  private static String action(Forecast forecast) {
    return switch (forecast) {
      case Forecast.KnownAfter(Optional<Preview> preview, String step, _) when preview.isEmpty() ->
          "depends on " + Markdown.code(step);
      case Forecast.Faulty(var fault) -> Markdown.prose(fault.message());
      case Forecast other ->
          other.sent().map(preview -> Markdown.prose(preview.summary())).orElse(LATER);
    };
  }

  /** Returns what must hold about the result of an activity. */
  static Optional<String> judgement(Activity activity) {
    return activity
        .until()
        .map(Poll::until)
        .map(until -> "until " + code(until))
        .or(() -> activity.expect().map(expect -> "must hold: " + code(expect)));
  }

  /** How long it may take, and usually does. */
  static String time(PlannedActivity activity) {
    int attempts = activity.activity().retry().maxAttempts();
    return Durations.format(activity.activity().timeout())
        + (attempts > 1 ? ", up to " + attempts + " attempts" : "")
        + activity.estimate().map(usual -> "<br>usually " + Durations.format(usual)).orElse("");
  }

  static String risk(PlannedStep step) {
    if (step.forecast() instanceof Forecast.Asks) {
      return "asks";
    }
    return Coverage.risk(step).map(StepCells::word).orElse(LATER);
  }

  private static String word(Risk risk) {
    String word = risk.name().toLowerCase(Locale.ROOT);
    return risk == Risk.DESTROY ? "**" + word + "**" : word;
  }

  /** How it is undone; nothing when it only reads. */
  static String wayBack(PlannedStep step) {
    if (step.forecast().sent().isPresent()) {
      return WayBackLine.of(step).map(Markdown::prose).orElse("");
    }
    return Coverage.isWritten(step)
        ? Markdown.prose(Undo.words(step.activity().undo(), UNKNOWN))
        : LATER;
  }

  private static String code(Expression expression) {
    return Markdown.code(expression.text());
  }
}
