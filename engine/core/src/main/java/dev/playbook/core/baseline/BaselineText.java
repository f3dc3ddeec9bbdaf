package dev.playbook.core.baseline;

import dev.playbook.core.baseline.Taken.Measured;
import dev.playbook.core.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A baseline as a file: equal values make an equal text, and Git shows what changed. */
public final class BaselineText {
  private BaselineText() {}

  /** Returns JSON with a line for each value, in the order of the measures. */
  public static String of(List<Measured> measured) {
    Map<String, Object> blocks = new LinkedHashMap<>();
    measured.forEach(each -> blocks.put(each.measure().id(), each.values()));
    return text(blocks, "") + "\n";
  }

  private static String text(@Nullable Object value, String indent) {
    String inner = indent + "  ";
    return switch (value) {
      case Map<?, ?> map when !map.isEmpty() ->
          map.entrySet().stream()
              .map(
                  entry ->
                      inner
                          + Json.write(String.valueOf(entry.getKey()))
                          + ": "
                          + text(entry.getValue(), inner))
              .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
      case List<?> list when !list.isEmpty() ->
          list.stream()
              .map(item -> inner + text(item, inner))
              .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
      case null, default -> Json.write(Values.json(value));
    };
  }
}
