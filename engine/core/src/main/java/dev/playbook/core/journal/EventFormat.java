package dev.playbook.core.journal;

import dev.playbook.core.activity.SealedCapture;
import dev.playbook.core.json.Fields;
import dev.playbook.core.run.Resolution;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.Verdict;
import dev.playbook.spi.Captured;
import dev.playbook.spi.Risk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events as JSON objects, and back. The names are part of the journal's format, version 1. */
public final class EventFormat {
  private EventFormat() {}

  /** Returns the JSON object of an event; its {@code event} says which. */
  public static Map<String, Object> toJson(RunEvent event) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("event", name(event));
    json.put("at", event.at());
    switch (event) {
      case RunEvent.Started started -> StartedFormat.write(started, json);
      case RunEvent.Reopened again -> StartedFormat.write(again, json);
      case RunEvent.Resolved resolved -> {
        json.put("key", resolved.key());
        json.put("how", resolved.how());
        json.put("by", resolved.by());
        json.put("reason", resolved.reason());
      }
      case RunEvent.GivenUp given -> {
        json.put("by", given.by());
        json.put("reason", given.reason());
      }
      case RunEvent.AttemptStarted started -> {
        json.put("key", started.key());
        json.put("attempt", started.attempt());
        json.put("summary", started.summary());
        json.put("risk", started.risk());
        json.put("sent", started.sent());
        json.put("timeout", started.timeout());
      }
      case RunEvent.Kept kept -> {
        json.put("key", kept.key());
        json.put("captured", kept.captured().values());
        if (!kept.capture().files().isEmpty()) {
          json.put("files", kept.capture().files());
        }
      }
      case RunEvent.Waiting waiting -> {
        json.put("key", waiting.key());
        json.put("look", waiting.look());
        json.put("reason", waiting.reason());
      }
      case RunEvent.AttemptEnded ended -> {
        json.put("key", ended.key());
        json.put("attempt", ended.attempt());
        json.put("outcome", OutcomeFormat.toJson(ended.outcome()));
        json.put("took", ended.took());
      }
      case RunEvent.Skipped skipped -> {
        json.put("key", skipped.key());
        json.put("reason", skipped.reason());
      }
      case RunEvent.StopRequested stop -> json.put("how", stop.how());
      case RunEvent.UndoStarted undo -> StartedFormat.write(undo, json);
      case RunEvent.Filled filled -> {
        json.put("field", filled.field());
        json.put("by", filled.by());
        json.put("text", filled.text());
      }
      case RunEvent.Noted noted -> json.put("text", noted.text());
      case RunEvent.Ended ended -> {
        json.put("verdict", ended.verdict());
        json.put("reason", ended.reason());
        json.put("took", ended.took());
      }
    }
    return json;
  }

  private static String name(RunEvent event) {
    return switch (event) {
      case RunEvent.Started _ -> "run.started";
      case RunEvent.Reopened _ -> "run.reopened";
      case RunEvent.Resolved _ -> "activity.resolved";
      case RunEvent.GivenUp _ -> "run.given-up";
      case RunEvent.AttemptStarted _ -> "attempt.started";
      case RunEvent.Kept _ -> "attempt.kept";
      case RunEvent.Waiting _ -> "attempt.waiting";
      case RunEvent.AttemptEnded _ -> "attempt.ended";
      case RunEvent.Skipped _ -> "activity.skipped";
      case RunEvent.StopRequested _ -> "run.stopping";
      case RunEvent.UndoStarted _ -> "undo.started";
      case RunEvent.Filled _ -> "report.filled";
      case RunEvent.Noted _ -> "run.noted";
      case RunEvent.Ended _ -> "run.ended";
    };
  }

  /**
   * Returns the event of a JSON object.
   *
   * @throws RuntimeException when it is none; the reader calls that damage
   */
  static RunEvent fromJson(Fields json) {
    return switch (json.text("event")) {
      case "run.started" -> StartedFormat.read(json);
      case "run.reopened" -> StartedFormat.readAgain(json);
      case "activity.resolved" ->
          new RunEvent.Resolved(
              json.instant("at"),
              json.text("key"),
              json.constant("how", Resolution.class),
              json.text("by"),
              json.text("reason"));
      case "run.given-up" ->
          new RunEvent.GivenUp(json.instant("at"), json.text("by"), json.text("reason"));
      case "attempt.started" ->
          new RunEvent.AttemptStarted(
              json.instant("at"),
              json.text("key"),
              (int) json.number("attempt"),
              json.text("summary"),
              json.constant("risk", Risk.class),
              json.texts("sent"),
              json.duration("timeout"));
      case "attempt.kept" ->
          new RunEvent.Kept(
              json.instant("at"),
              json.text("key"),
              new SealedCapture(
                  new Captured(json.values("captured")),
                  json.maybeFields("files").map(StartedFormat::texts).orElse(Map.of())));
      case "attempt.waiting" ->
          new RunEvent.Waiting(
              json.instant("at"), json.text("key"), (int) json.number("look"), json.text("reason"));
      case "attempt.ended" ->
          new RunEvent.AttemptEnded(
              json.instant("at"),
              json.text("key"),
              (int) json.number("attempt"),
              OutcomeFormat.fromJson(json.fields("outcome")),
              json.duration("took"));
      case "activity.skipped" ->
          new RunEvent.Skipped(json.instant("at"), json.text("key"), json.text("reason"));
      case "run.stopping" -> new RunEvent.StopRequested(json.instant("at"), json.text("how"));
      case "undo.started" -> StartedFormat.readUndo(json);
      case "report.filled" ->
          new RunEvent.Filled(
              json.instant("at"), json.text("field"), json.text("by"), json.text("text"));
      case "run.noted" -> new RunEvent.Noted(json.instant("at"), json.text("text"));
      case "run.ended" ->
          new RunEvent.Ended(
              json.instant("at"),
              json.constant("verdict", Verdict.class),
              json.text("reason"),
              json.duration("took"));
      default -> throw new IllegalArgumentException("unknown event " + json.text("event"));
    };
  }

  static List<Fields> objects(List<?> list) {
    return list.stream().map(Fields::of).toList();
  }
}
