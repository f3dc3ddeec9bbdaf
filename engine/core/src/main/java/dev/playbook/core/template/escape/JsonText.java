package dev.playbook.core.template.escape;

import dev.playbook.core.model.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON: between quotes a value is content of that string, elsewhere a whole value. */
public final class JsonText implements Surroundings {
  private boolean quoted;
  private boolean escaped;

  @Override
  public void pass(String text) {
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (escaped) {
        escaped = false;
      } else if (character == '\\' && quoted) {
        escaped = true;
      } else if (character == '"') {
        quoted = !quoted;
      }
    }
  }

  @Override
  public void hole() {
    if (escaped) {
      throw new Refused("a value cannot stand right after a backslash", "");
    }
  }

  @Override
  public String write(@Nullable Object value) {
    if (quoted) {
      return content(PlainText.text(value));
    }
    StringBuilder json = new StringBuilder();
    append(json, value);
    return json.toString();
  }

  private static void append(StringBuilder json, @Nullable Object value) {
    switch (value) {
      case null -> json.append("null");
      case Boolean truth -> json.append(truth);
      case Long number -> json.append(number);
      case Integer number -> json.append(number);
      case Double number when Double.isFinite(number) -> json.append(number);
      case Double number -> throw new Refused("JSON has no number `" + number + "`", "");
      case List<?> list -> appendItems(json, list);
      case Map<?, ?> map -> appendEntries(json, map);
      case Duration duration -> json.append(quoted(Durations.format(duration)));
      case Object other -> json.append(quoted(other.toString()));
    }
  }

  private static void appendItems(StringBuilder json, List<?> list) {
    String separator = "[";
    for (Object item : list) {
      append(json.append(separator), item);
      separator = ",";
    }
    json.append(list.isEmpty() ? "[]" : "]");
  }

  private static void appendEntries(StringBuilder json, Map<?, ?> map) {
    String separator = "{";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      json.append(separator).append(quoted(String.valueOf(entry.getKey()))).append(':');
      append(json, entry.getValue());
      separator = ",";
    }
    json.append(map.isEmpty() ? "{}" : "}");
  }

  private static String quoted(String text) {
    return '"' + content(text) + '"';
  }

  private static String content(String text) {
    StringBuilder json = new StringBuilder();
    text.chars().forEach(character -> append(json, (char) character));
    return json.toString();
  }

  /** Lone surrogates are escaped too, so that the text can be encoded without loss. */
  private static void append(StringBuilder json, char character) {
    switch (character) {
      case '"', '\\' -> json.append('\\').append(character);
      case '\n' -> json.append("\\n");
      default -> {
        boolean special = character < ' ' || (character >= 0x7f && character <= 0x9f);
        boolean separator = character == 0x2028 || character == 0x2029;
        if (special || separator || Character.isSurrogate(character)) {
          json.append("\\u%04x".formatted((int) character));
        } else {
          json.append(character);
        }
      }
    }
  }
}
