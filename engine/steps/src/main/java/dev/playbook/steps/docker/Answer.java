package dev.playbook.steps.docker;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an engine's refusal, which comes as {@code {"message":"…"}}. */
final class Answer {
  private static final Pattern MESSAGE =
      Pattern.compile("\\{\\s*\"message\"\\s*:\\s*\"((?:[^\"\\\\]++|\\\\.)*+)\"", Pattern.DOTALL);
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)", Pattern.DOTALL);

  private Answer() {}

  /** Returns the text in it, or the whole body when it has another form. */
  static String text(String body) {
    Matcher message = MESSAGE.matcher(body);
    return (message.find() ? unescape(message.group(1)) : body).strip();
  }

  private static String unescape(String json) {
    return ESCAPE
        .matcher(json)
        .replaceAll(escape -> Matcher.quoteReplacement(meaning(escape.group(1))));
  }

  private static String meaning(String escape) {
    return switch (escape.charAt(0)) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r', 'b', 'f' -> " ";
      case 'u' -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
      default -> escape;
    };
  }
}
