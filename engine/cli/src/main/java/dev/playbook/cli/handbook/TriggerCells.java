package dev.playbook.cli.handbook;

import dev.playbook.core.model.Durations;
import dev.playbook.core.model.Trigger;
import dev.playbook.core.plan.Survey;
import dev.playbook.core.report.format.Markdown;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What stands in a table about a trigger. */
final class TriggerCells {
  private final Survey survey;

  TriggerCells(Survey survey) {
    this.survey = survey;
  }

  List<String> row(Trigger trigger) {
    String id = Markdown.code(trigger.id());
    return switch (trigger) {
      case Trigger.Measured measured -> List.of(id, watched(measured), fires(measured));
      case Trigger.Alert alert ->
          List.of(
              id,
              "alerts from outside",
              new TreeMap<>(alert.labels())
                  .entrySet().stream()
                      .map(label -> Markdown.code(label.getKey() + "=" + label.getValue()))
                      .collect(Collectors.joining(" ")));
      case Trigger.Manual manual -> List.of(id, "a person", Markdown.prose(manual.reason()));
    };
  }

  private String watched(Trigger.Measured trigger) {
    String what =
        survey
            .preview(trigger.activity())
            .map(preview -> Markdown.prose(preview.summary()))
            .orElseGet(() -> Markdown.code(trigger.activity().type()));
    return what + ", every " + Durations.format(trigger.every());
  }

  private static String fires(Trigger.Measured trigger) {
    StringBuilder text = new StringBuilder(Markdown.code(trigger.breach().text()));
    append(" for ", trigger.lasting(), text);
    trigger
        .noData()
        .ifPresent(none -> text.append("<br>no data: ").append(Markdown.code(none.text())));
    append("<br>then silent for ", trigger.cooldown(), text);
    return text.toString();
  }

  private static void append(String words, Duration time, StringBuilder text) {
    if (time.isPositive()) {
      text.append(words).append(Durations.format(time));
    }
  }
}
