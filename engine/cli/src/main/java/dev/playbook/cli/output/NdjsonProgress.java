package dev.playbook.cli.output;

import dev.playbook.core.journal.EventFormat;
import dev.playbook.core.json.Json;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunListener;
import java.util.LinkedHashMap;
import java.util.Map;

/** Progress as one JSON object a line on standard output, for programs. */
public final class NdjsonProgress implements RunListener {
  private final Console console;

  /** Makes a printer. */
  public NdjsonProgress(Console console) {
    this.console = console;
  }

  @Override
  public void on(RunEvent event) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("formatVersion", "1.0");
    json.putAll(EventFormat.toJson(event));
    console.println(Json.write(json));
  }

  @Override
  public void output(String key, String line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("formatVersion", "1.0");
    json.put("event", "output");
    json.put("key", key);
    json.put("line", line);
    console.println(Json.write(json));
  }
}
