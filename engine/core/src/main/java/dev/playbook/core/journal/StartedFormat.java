package dev.playbook.core.journal;

import dev.playbook.core.json.Fields;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.RunFacts.Basis;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunEvent.EngineProcess;
import dev.playbook.core.run.RunEvent.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The events by which engines take up a run as JSON, and back. */
final class StartedFormat {
  private StartedFormat() {}

  static void write(RunEvent.Started started, Map<String, Object> json) {
    json.put("run", started.run());
    json.put("playbook", started.playbook());
    json.put("name", started.name());
    json.put("digest", started.digest());
    json.put("target", started.target());
    OccasionFormat.write(started.occasion(), json);
    json.put("engine", started.engine());
    json.put("inputs", started.inputs());
    json.put("process", process(started.process()));
    json.put("budgetTarget", started.budgetTarget());
    json.put("budgetLimit", started.budgetLimit());
    started.basis().ifPresent(basis -> json.put("basis", basis(basis)));
    json.put("kept", new TreeMap<>(started.kept()));
    json.put("activities", started.activities().stream().map(StartedFormat::item).toList());
  }

  static RunEvent.Started read(Fields json) {
    return new RunEvent.Started(
        json.instant("at"),
        json.text("run"),
        json.text("playbook"),
        json.text("name"),
        json.text("digest"),
        json.text("target"),
        OccasionFormat.read(json),
        json.text("engine"),
        texts(json.fields("inputs")),
        process(json.fields("process")),
        json.maybeDuration("budgetTarget"),
        json.maybeDuration("budgetLimit"),
        json.maybeFields("basis").map(StartedFormat::basis),
        json.maybeFields("kept").map(StartedFormat::texts).orElse(Map.of()),
        items(json.list("activities")));
  }

  static void write(RunEvent.UndoStarted undo, Map<String, Object> json) {
    json.put("by", undo.by());
    json.put("chosen", undo.chosen());
    json.put("activities", undo.activities().stream().map(StartedFormat::item).toList());
  }

  static RunEvent.UndoStarted readUndo(Fields json) {
    return new RunEvent.UndoStarted(
        json.instant("at"),
        json.maybeText("by"),
        json.texts("chosen"),
        items(json.list("activities")));
  }

  static void write(RunEvent.Reopened again, Map<String, Object> json) {
    json.put("process", process(again.process()));
    json.put("engine", again.engine());
    json.put("command", again.command());
    json.put("cut", again.cut());
    json.put("suspects", again.suspects());
    json.put("again", again.again());
  }

  static RunEvent.Reopened readAgain(Fields json) {
    return new RunEvent.Reopened(
        json.instant("at"),
        process(json.fields("process")),
        json.text("engine"),
        json.text("command"),
        json.number("cut"),
        json.texts("suspects"),
        json.texts("again"));
  }

  static Map<String, Object> basis(Basis basis) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("savedPlan", basis.digest());
    json.put("moved", basis.moved());
    return json;
  }

  static Basis basis(Fields json) {
    return new Basis(json.text("savedPlan"), json.texts("moved"));
  }

  static Map<String, String> texts(Fields json) {
    Map<String, String> texts = new LinkedHashMap<>();
    json.map().forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
    return texts;
  }

  private static Map<String, Object> process(EngineProcess process) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("by", process.by());
    json.put("host", process.host());
    json.put("pid", process.pid());
    json.put("begun", process.begun());
    json.put("boot", process.boot());
    return json;
  }

  private static EngineProcess process(Fields json) {
    return new EngineProcess(
        json.text("by"),
        json.text("host"),
        json.number("pid"),
        json.text("begun"),
        json.text("boot"));
  }

  private static Map<String, Object> item(Item item) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("phase", item.phase());
    json.put("key", item.key());
    json.put("type", item.type());
    json.put("name", item.name());
    json.put("idempotent", item.idempotent());
    if (!item.expected().isEmpty()) {
      json.put("expected", item.expected());
    }
    return json;
  }

  private static List<Item> items(List<?> list) {
    return EventFormat.objects(list).stream()
        .map(
            json ->
                new Item(
                    json.constant("phase", Phase.class),
                    json.text("key"),
                    json.text("type"),
                    json.text("name"),
                    json.flag("idempotent", false),
                    json.map().containsKey("expected") ? json.texts("expected") : List.of()))
        .toList();
  }
}
