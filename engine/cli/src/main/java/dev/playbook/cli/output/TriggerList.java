package dev.playbook.cli.output;

import dev.playbook.core.model.Durations;
import dev.playbook.core.model.Expression;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Trigger;
import dev.playbook.core.source.Harmless;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Triggers, each with what it watches and when it fires. */
public record TriggerList(List<Row> rows) {
  /** What follows when a trigger fires: a person decides. */
  private static final String MODE = "propose";

  /** Copies the rows. */
  public TriggerList {
    rows = List.copyOf(rows);
  }

  /**
   * A trigger.
   *
   * @param watches what it looks at, in a few words
   */
  public record Row(Playbook playbook, Trigger trigger, String watches) {
    String name() {
      return name(playbook, trigger);
    }

    static String name(Playbook playbook, Trigger trigger) {
      return playbook.id() + "#" + trigger.id();
    }
  }

  /** Returns the text for people, with a line end after each line. */
  public String text(Style style) {
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      lines.add(style.strong(row.name()) + "   " + Harmless.text(row.watches()));
      lines.addAll(Columns.indent(4, details(row.trigger())));
    }
    lines.add(rows.size() == 1 ? "1 trigger" : rows.size() + " triggers");
    return String.join("\n", lines) + "\n";
  }

  /** Returns a line each for a pipe: name, kind, what is watched, condition, times, mode. */
  public String separatedByTabs() {
    return rows.stream()
        .map(row -> String.join("\t", cells(row)) + "\n")
        .collect(Collectors.joining());
  }

  /** Returns the triggers for programs. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("formatVersion", "1.0");
    json.put("triggers", rows.stream().map(TriggerList::json).toList());
    return json;
  }

  private static String details(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Measured measured -> details(measured);
      case Trigger.Alert alert -> "fires on an alert with " + labels(alert);
      case Trigger.Manual manual -> Harmless.text(manual.reason());
    };
  }

  private static String details(Trigger.Measured trigger) {
    List<String> lines = new ArrayList<>();
    lines.add("breach   " + line(trigger.breach()));
    trigger.noData().ifPresent(none -> lines.add("no data  " + line(none)));
    lines.add(
        "looks every %s; fires %s%s; proposes"
            .formatted(
                Durations.format(trigger.every()),
                trigger.lasting().isPositive()
                    ? "after " + Durations.format(trigger.lasting())
                    : "at once",
                trigger.cooldown().isPositive()
                    ? ", then is silent for " + Durations.format(trigger.cooldown())
                    : ""));
    return String.join("\n", lines);
  }

  private static List<String> cells(Row row) {
    return switch (row.trigger()) {
      case Trigger.Measured it ->
          List.of(
              row.name(),
              "measured",
              Harmless.text(row.watches()),
              line(it.breach()),
              it.noData().map(TriggerList::line).orElse(""),
              Durations.format(it.every()),
              Durations.format(it.lasting()),
              Durations.format(it.cooldown()),
              MODE);
      case Trigger.Alert alert -> List.of(row.name(), "alert", labels(alert));
      case Trigger.Manual manual -> List.of(row.name(), "manual", Harmless.text(manual.reason()));
    };
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("playbook", row.playbook().id());
    json.put("id", row.trigger().id());
    switch (row.trigger()) {
      case Trigger.Measured measured -> {
        json.put("kind", "measured");
        json.put("watches", row.watches());
        json.put("breach", line(measured.breach()));
        json.put("noData", measured.noData().map(TriggerList::line));
        json.put("every", measured.every());
        json.put("for", measured.lasting());
        json.put("cooldown", measured.cooldown());
        json.put("mode", MODE);
        json.put("place", measured.span().toString());
      }
      case Trigger.Alert alert -> {
        json.put("kind", "alert");
        json.put("labels", new TreeMap<>(alert.labels()));
        json.put("place", alert.span().toString());
      }
      case Trigger.Manual manual -> {
        json.put("kind", "manual");
        json.put("reason", manual.reason());
        json.put("place", manual.span().toString());
      }
    }
    return json;
  }

  /** Returns the labels of an alert as Alertmanager writes them. */
  static String labels(Trigger.Alert alert) {
    return new TreeMap<>(alert.labels())
        .entrySet().stream()
            .map(label -> label.getKey() + "=" + Harmless.text(label.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static String line(Expression expression) {
    return Harmless.text(expression.text().strip().replaceAll("\\s+", " "));
  }
}
