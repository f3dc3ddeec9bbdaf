package dev.playbook.steps.statement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What statements give to later steps.
 *
 * @param rows of the last statement that returned any
 * @param count how many rows were returned or touched
 * @param notices what the server said besides
 */
public record Outputs(List<Map<String, @Nullable Object>> rows, long count, List<String> notices) {
  /** Returns the fields of a result. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("rows", rows);
    values.put("count", count);
    values.put("notices", List.copyOf(notices));
    return values;
  }
}
