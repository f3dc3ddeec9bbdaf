package dev.playbook.cli.output;

import dev.playbook.core.Lookout.Answer;
import dev.playbook.core.Lookout.Watched;
import dev.playbook.core.activity.Reading.Verdict;
import dev.playbook.core.model.Durations;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Trigger;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Harmless;
import dev.playbook.core.trigger.Course;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What triggers see on the live system.
 *
 * @param answers what each measured one sees
 * @param waiting those that nobody can measure
 */
public record TriggerReport(List<Answer> answers, List<Waiting> waiting) {

  /** Copies all. */
  public TriggerReport {
    answers = List.copyOf(answers);
    waiting = List.copyOf(waiting);
  }

  /** A trigger that waits for somebody to tell it. */
  public record Waiting(Playbook playbook, Trigger trigger) {
    private String words() {
      return switch (trigger) {
        case Trigger.Alert alert -> "waits for an alert with " + TriggerList.labels(alert);
        case Trigger.Manual manual -> "waits for a person: " + Harmless.text(manual.reason());
        case Trigger.Measured _ -> "is measured";
      };
    }
  }

  /** Returns whether one fires, or sees a breach. */
  public boolean isInBreach() {
    return courses().anyMatch(Course::isBreach);
  }

  /** Returns whether one could not see anything. */
  public boolean lacksData() {
    return courses().anyMatch(course -> course.verdict() == Verdict.NO_DATA);
  }

  /** Returns whether one was not looked at because it is wrong. */
  public boolean isRefused() {
    return answers.stream().anyMatch(Answer.Refused.class::isInstance);
  }

  /** Returns the text, with a line end after each line. */
  public String text(Style style) {
    List<String> lines = new ArrayList<>();
    answers.forEach(answer -> lines.addAll(lines(answer, style)));
    for (Waiting each : waiting) {
      lines.add(
          "%s %s  %s"
              .formatted(
                  style.sign("·", "."),
                  TriggerList.Row.name(each.playbook(), each.trigger()),
                  each.words()));
    }
    lines.add("");
    lines.add(
        "%d in breach, %d fine, %d without data"
            .formatted(count(Verdict.BREACH), count(Verdict.FINE), count(Verdict.NO_DATA)));
    next().forEach(lines::add);
    return String.join("\n", lines) + "\n";
  }

  /** Returns it for programs. */
  public Map<String, Object> json() {
    List<Map<String, Object>> all = new ArrayList<>();
    answers.forEach(answer -> all.add(json(answer)));
    for (Waiting each : waiting) {
      Map<String, Object> json = named(each.playbook(), each.trigger());
      json.put("verdict", Optional.empty());
      json.put("reason", each.words());
      all.add(json);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("formatVersion", "1.0");
    json.put("triggers", all);
    return json;
  }

  private Stream<Course> courses() {
    return answers.stream()
        .filter(Answer.Looked.class::isInstance)
        .map(answer -> ((Answer.Looked) answer).course());
  }

  private long count(Verdict verdict) {
    return courses().filter(course -> course.verdict() == verdict).count();
  }

  private Stream<String> next() {
    return answers.stream()
        .filter(answer -> answer instanceof Answer.Looked looked && looked.course().isBreach())
        .map(answer -> answer.watched().playbook().source().name())
        .distinct()
        .map(playbook -> "Next   look: playbook plan " + playbook);
  }

  private static List<String> lines(Answer answer, Style style) {
    Watched watched = answer.watched();
    String name = TriggerList.Row.name(watched.playbook(), watched.trigger());
    List<String> lines = new ArrayList<>();
    switch (answer) {
      case Answer.Looked(_, Course course) -> {
        lines.add(head(course, style) + " " + name + "  " + words(course));
        lines.addAll(Columns.indent(4, course.reason()));
        lines.addAll(Columns.indent(4, moment(watched.trigger(), course)));
      }
      case Answer.Refused(_, Diagnostic fault) -> {
        lines.add(style.bad(style.sign("✗", "!!")) + " " + name + "  was not looked at");
        lines.addAll(Columns.indent(4, fault.span() + ": " + fault.message()));
        lines.addAll(Columns.indent(4, fault.hint().isEmpty() ? "" : "help: " + fault.hint()));
      }
    }
    return lines;
  }

  private static String words(Course course) {
    return course.fires() ? "fires" : course.verdict().words();
  }

  private static String head(Course course, Style style) {
    return switch (course.isBreach() ? Verdict.BREACH : course.verdict()) {
      case BREACH -> style.bad(style.sign("✗", "!!"));
      case FINE -> style.good(style.sign("✓", "ok"));
      case NO_DATA -> style.warn("?");
    };
  }

  /** How far the breach is on its way to fire. */
  private static String moment(Trigger.Measured trigger, Course course) {
    if (course.fires()) {
      return trigger.lasting().isPositive()
          ? "in breach for %s; it fires after %s"
              .formatted(Took.text(course.lasted()), Durations.format(trigger.lasting()))
          : "";
    }
    return course.verdict() == Verdict.BREACH
        ? "in breach for %s; it fires after %s: `--for %s` looks so long"
            .formatted(
                Took.text(course.lasted()),
                Durations.format(trigger.lasting()),
                Durations.format(trigger.lasting()))
        : "";
  }

  private static Map<String, Object> json(Answer answer) {
    Watched watched = answer.watched();
    Map<String, Object> json = named(watched.playbook(), watched.trigger());
    switch (answer) {
      case Answer.Looked(_, Course course) -> {
        json.put("verdict", course.verdict().words());
        json.put("reason", course.reason());
        json.put("lasted", course.lasted());
        json.put("for", watched.trigger().lasting());
        json.put("fires", course.fires());
      }
      case Answer.Refused(_, Diagnostic fault) -> {
        json.put("verdict", Optional.empty());
        json.put("reason", fault.span() + ": " + fault.message());
      }
    }
    return json;
  }

  private static Map<String, Object> named(Playbook playbook, Trigger trigger) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("playbook", playbook.id());
    json.put("id", trigger.id());
    return json;
  }
}
