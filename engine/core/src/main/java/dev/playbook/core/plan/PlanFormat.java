package dev.playbook.core.plan;

import dev.playbook.core.json.Json;
import dev.playbook.core.model.StepNode;
import dev.playbook.core.model.WayBack;
import dev.playbook.spi.Change;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan as a JSON document, format version 1.0. */
public final class PlanFormat {
  private PlanFormat() {}

  /** Returns the document on one line. */
  public static String write(Plan plan) {
    return Json.write(document(plan));
  }

  /** Returns the document as values for JSON. */
  public static Map<String, Object> document(Plan plan) {
    Premises premises = plan.premises();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("formatVersion", "1.0");
    json.put("playbook", premises.playbook().id());
    json.put("target", premises.target().id());
    json.put("inputs", premises.inputs());
    json.put("looked", plan.looked());
    if (plan.probed()) {
      json.put("probed", true);
    }
    json.put("activities", plan.steps().stream().map(PlanFormat::step).toList());
    json.put("changes", plan.changes());
    json.put("destroys", plan.destroys());
    json.put("opaque", plan.opaque());
    json.put("noWayBack", NoReturn.of(plan).stream().map(it -> it.activity().key()).toList());
    json.put("canRun", plan.obstacles().isEmpty());
    return json;
  }

  private static Map<String, Object> step(PlannedStep step) {
    PlannedActivity activity = step.activity();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("phase", activity.phase());
    json.put("key", activity.key());
    json.put("name", activity.name());
    json.put("type", activity.activity().type());
    json.put("timeout", activity.activity().timeout());
    json.put("place", activity.span());
    json.put("idempotent", activity.idempotent());
    json.put("estimate", activity.estimate());
    step.usual().ifPresent(took -> json.put("usual", usual(took)));
    if (!activity.forks().isEmpty()) {
      json.put("atOnceIn", activity.forks().stream().map(Fork::group).toList());
    }
    if (!step.crossings().isEmpty()) {
      json.put("crossings", step.crossings().stream().map(PlanFormat::crossing).toList());
    }
    activity.undo().ifPresent(undo -> json.put("undo", undo(undo)));
    step.forecast().sent().ifPresent(preview -> write(preview, json));
    write(step.forecast(), json);
    if (!step.observations().isEmpty()) {
      json.put("read", step.observations().entrySet().stream().map(PlanFormat::observed).toList());
    }
    return json;
  }

  private static Map<String, Object> usual(Took took) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("runs", took.runs());
    json.put("median", took.median());
    json.put("p95", took.p95());
    return json;
  }

  private static Map<String, Object> crossing(Crossing crossing) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("resource", crossing.resource());
    json.put("run", crossing.run());
    json.put("playbook", crossing.playbook());
    json.put("at", crossing.at());
    return json;
  }

  private static Map<String, Object> undo(Undo undo) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("of", undo.holder());
    switch (undo.way()) {
      case WayBack.ByType _ -> json.put("by", "type");
      case WayBack.BySteps(List<StepNode.Task> steps) -> {
        json.put("by", "steps");
        json.put("steps", steps.stream().map(StepNode.Task::id).toList());
      }
      case WayBack.Never(String because) -> {
        json.put("by", "none");
        json.put("because", because);
      }
    }
    return json;
  }

  private static void write(Preview preview, Map<String, Object> json) {
    json.put("summary", preview.summary());
    json.put("risk", preview.risk());
    json.put("sent", preview.sent());
    json.put("wayBack", preview.wayBack());
  }

  private static void write(Forecast forecast, Map<String, Object> json) {
    switch (forecast) {
      case Forecast.WillChange(_, var changes) -> {
        json.put("forecast", "will-change");
        json.put("changes", changes.stream().map(PlanFormat::change).toList());
      }
      case Forecast.NothingToDo(_, String reason) -> {
        json.put("forecast", "nothing-to-do");
        json.put("reason", reason);
      }
      case Forecast.Reads _ -> json.put("forecast", "reads");
      case Forecast.Asks _ -> json.put("forecast", "asks");
      case Forecast.KnownAfter(_, String after, String reason) -> {
        json.put("forecast", "known-after");
        json.put("after", after);
        json.put("reason", reason);
      }
      case Forecast.Perhaps(String after, Forecast then) -> {
        json.put("forecast", "perhaps");
        json.put("after", after);
        Map<String, Object> ifItRuns = new LinkedHashMap<>();
        write(then, ifItRuns);
        json.put("ifItRuns", ifItRuns);
      }
      case Forecast.Opaque(_, String reason) -> {
        json.put("forecast", "opaque");
        json.put("reason", reason);
      }
      case Forecast.Computed _ -> json.put("forecast", "computed");
      case Forecast.Skipped(String reason) -> {
        json.put("forecast", "skipped");
        json.put("reason", reason);
      }
      case Forecast.Checked(_, boolean holds, String finding) -> {
        json.put("forecast", "checked");
        json.put("holds", holds);
        json.put("reason", finding);
      }
      case Forecast.Blocked(_, String reason, String hint) -> {
        json.put("forecast", "blocked");
        json.put("reason", reason);
        json.put("hint", hint);
      }
      case Forecast.Faulty(var diagnostic) -> {
        json.put("forecast", "faulty");
        json.put("reason", diagnostic.message());
      }
    }
  }

  /** Returns one change as values for JSON. */
  public static Map<String, Object> change(Change change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("resource", change.resource());
    json.put("before", state(change.before()));
    json.put("after", state(change.after()));
    json.put("note", change.note());
    return json;
  }

  private static Map<String, Object> observed(Map.Entry<Resource, State> observation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("resource", observation.getKey());
    json.put("state", state(observation.getValue()));
    return json;
  }

  private static Map<String, Object> state(State state) {
    Map<String, Object> json = new LinkedHashMap<>();
    switch (state) {
      case State.Known(String value) -> {
        json.put("is", "known");
        json.put("value", value);
      }
      case State.Absent _ -> json.put("is", "absent");
      case State.Unknown(String reason) -> {
        json.put("is", "unknown");
        json.put("reason", reason);
      }
    }
    return json;
  }
}
