package dev.playbook.core.journal;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.json.Fields;
import dev.playbook.core.json.TypedValues;
import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** Outcomes and changes as JSON, and back. */
final class OutcomeFormat {
  private OutcomeFormat() {}

  static Map<String, Object> toJson(Outcome outcome) {
    Map<String, Object> json = new LinkedHashMap<>();
    switch (outcome) {
      case Outcome.Succeeded(StepResult result) -> {
        json.put("is", "succeeded");
        json.put("changed", result.changed());
        json.put("changes", result.changes().stream().map(OutcomeFormat::change).toList());
        json.put("result", result.values());
      }
      case Outcome.Failed(Outcome.Cause cause, String message, String hint) -> {
        json.put("is", "failed");
        json.put("cause", cause);
        json.put("message", message);
        json.put("hint", hint);
      }
      case Outcome.Unknown(String message, String hint) -> {
        json.put("is", "unknown");
        json.put("message", message);
        json.put("hint", hint);
      }
    }
    return json;
  }

  static Outcome fromJson(Fields json) {
    return switch (json.text("is")) {
      case "succeeded" ->
          new Outcome.Succeeded(
              new StepResult(
                  json.flag("changed"),
                  EventFormat.objects(json.list("changes")).stream()
                      .map(OutcomeFormat::change)
                      .toList(),
                  TypedValues.values(json.values("result"))));
      case "failed" ->
          new Outcome.Failed(
              json.constant("cause", Outcome.Cause.class), json.text("message"), json.text("hint"));
      case "unknown" -> new Outcome.Unknown(json.text("message"), json.text("hint"));
      default -> throw new IllegalArgumentException("unknown outcome " + json.text("is"));
    };
  }

  private static Map<String, Object> change(Change change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", change.resource().kind());
    json.put("place", change.resource().place());
    json.put("name", change.resource().name());
    json.put("before", state(change.before()));
    json.put("after", state(change.after()));
    json.put("note", change.note());
    return json;
  }

  private static Change change(Fields json) {
    return new Change(
        new Resource(json.text("kind"), json.text("place"), json.text("name")),
        state(json.fields("before")),
        state(json.fields("after")),
        json.maybeText("note"));
  }

  private static Map<String, Object> state(State state) {
    return switch (state) {
      case State.Known(String value) -> Map.of("known", value);
      case State.Unknown(String reason) -> Map.of("unknown", reason);
      case State.Absent _ -> Map.of();
    };
  }

  private static State state(Fields json) {
    return json.maybeText("known")
        .map(State::known)
        .or(() -> json.maybeText("unknown").map(State::unknown))
        .orElse(State.ABSENT);
  }
}
