package dev.playbook.core.run.undo;

import dev.playbook.core.json.Json;
import dev.playbook.core.plan.PlanFormat;
import dev.playbook.core.run.RunEvent;
import dev.playbook.spi.Preview;
import java.util.LinkedHashMap;
import java.util.Map;

/** The plan of an undo as a JSON document, format version 1.0. */
public final class UndoPlanFormat {
  private UndoPlanFormat() {}

  /**
   * Returns the document on one line.
   *
   * @param started the run that is undone
   */
  public static String write(UndoPlan plan, RunEvent.Started started) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("formatVersion", "1.0");
    json.put("run", started.run());
    json.put("playbook", started.playbook());
    json.put("target", started.target());
    json.put("parts", plan.parts().stream().map(UndoPlanFormat::part).toList());
    json.put("left", plan.left().stream().map(UndoPlanFormat::left).toList());
    json.put("destroys", plan.destroys());
    json.put("usual", plan.usual());
    return Json.write(json);
  }

  private static Map<String, Object> part(UndoPlan.Part part) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", part.name());
    json.put("onceMore", part.isAgain());
    json.put("activities", part.doings().stream().map(UndoPlanFormat::doing).toList());
    json.put("changes", part.changes().stream().map(PlanFormat::change).toList());
    return json;
  }

  private static Map<String, Object> doing(UndoPlan.Doing doing) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", doing.activity().key());
    json.put("type", doing.activity().activity().type());
    json.put("usual", doing.usual());
    doing.preview().ifPresent(preview -> write(preview, json));
    return json;
  }

  private static void write(Preview preview, Map<String, Object> json) {
    json.put("summary", preview.summary());
    json.put("risk", preview.risk());
    json.put("sent", preview.sent());
  }

  private static Map<String, Object> left(UndoPlan.Left left) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", left.name());
    json.put("reason", left.reason());
    return json;
  }
}
