package dev.playbook.core.activity;

import dev.playbook.spi.StepResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What expressions and templates see of a result. */
public final class ResultFields {
  private ResultFields() {}

  /**
   * Returns the fields of a result: what every type has ({@code changed}, {@code duration}, {@code
   * timedOut}), then its own, which win.
   */
  public static Map<String, Object> of(StepResult result, Duration took) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("changed", result.changed());
    fields.put("duration", took);
    fields.put("timedOut", false);
    fields.putAll(result.values());
    return fields;
  }
}
