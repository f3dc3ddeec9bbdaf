package dev.playbook.core.template.escape;

import dev.playbook.core.model.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A query for Prometheus: between quotes a value is content of that text, elsewhere a number, a
 * duration or a text with quotes of its own. In the pattern of a matcher ({@code =~}, {@code !~}) a
 * value means itself, too: what is special in patterns is escaped.
 */
public final class PromqlText implements Surroundings {
  private static final char NONE = 0;
  private static final char COMMENT = '#';
  private static final char RAW = '`';

  /** A quote, {@link #COMMENT}, or {@link #NONE} for plain query text. */
  private char inside = NONE;

  private boolean escaped;
  private boolean pattern;
  private boolean afterValue;
  private char last = ' ';
  private char lastOfQuery = ' ';
  private char secondLastOfQuery = ' ';

  @Override
  public void pass(String text) {
    if (text.isEmpty()) {
      return;
    }
    if (afterValue && clings(text.charAt(0))) {
      throw partOfSomething();
    }
    afterValue = false;
    text.chars().forEach(character -> follow((char) character));
    last = text.charAt(text.length() - 1);
  }

  private void follow(char character) {
    switch (inside) {
      case NONE -> query(character);
      case COMMENT -> inside = character == '\n' || character == '\r' ? NONE : COMMENT;
      default -> quoted(character);
    }
  }

  private void query(char character) {
    switch (character) {
      case COMMENT -> inside = COMMENT;
      case '"', '\'', RAW -> {
        pattern = endsWithMatcher();
        inside = character;
      }
      default -> {}
    }
    if (inside != COMMENT && !Character.isWhitespace(character)) {
      secondLastOfQuery = lastOfQuery;
      lastOfQuery = character;
    }
  }

  private boolean endsWithMatcher() {
    return lastOfQuery == '~' && (secondLastOfQuery == '=' || secondLastOfQuery == '!');
  }

  private void quoted(char character) {
    if (escaped) {
      escaped = false;
    } else if (character == '\\' && inside != RAW) {
      escaped = true;
    } else if (character == inside) {
      inside = NONE;
    }
  }

  @Override
  public void hole() {
    if (inside == COMMENT) {
      throw new Refused("a value cannot stand in a comment", "take it out of the comment");
    }
    if (inside == RAW) {
      throw new Refused(
          "a value cannot stand between backticks, where nothing can be escaped",
          "write the text between double quotes");
    }
    if (escaped) {
      throw new Refused("a value cannot stand right after a backslash", "");
    }
    if (inside == NONE && (afterValue || clings(last))) {
      throw partOfSomething();
    }
    afterValue = inside == NONE;
  }

  private static boolean clings(char neighbour) {
    return Character.isLetterOrDigit(neighbour) || "_:.$\\\"'`".indexOf(neighbour) >= 0;
  }

  private static Refused partOfSomething() {
    return new Refused(
        "a value cannot be part of a name or of another value",
        "put it between quotes or leave a space beside it; a time span is an input of type `duration`");
  }

  @Override
  public String write(@Nullable Object value) {
    return inside == NONE ? literal(value) : content(PlainText.text(value), pattern, inside);
  }

  private String literal(@Nullable Object value) {
    return switch (value) {
      case Boolean _ -> throw new Refused("PromQL has no true and false", "use 1 and 0");
      case Number number -> number(number);
      case Duration duration -> Durations.format(duration);
      case null, default -> '"' + content(PlainText.text(value), endsWithMatcher(), '"') + '"';
    };
  }

  private static String number(Number number) {
    String text = number.toString().replace("Infinity", "Inf");
    return text.startsWith("-") ? "(" + text + ")" : text;
  }

  private static String content(String value, boolean pattern, char quote) {
    StringBuilder text = new StringBuilder();
    value.codePoints().forEach(point -> append(text, point, pattern, quote));
    return text.toString();
  }

  private static void append(StringBuilder text, int point, boolean pattern, char quote) {
    if (pattern && "\\.+*?()|[]{}^$".indexOf(point) >= 0) {
      text.append("\\\\");
    }
    boolean half = Character.getType(point) == Character.SURROGATE;
    if (half) {
      throw new Refused("the value holds half a character", "");
    }
    // The replacement character is what the server takes for text that is not UTF-8.
    if (point < ' ' || (point >= 0x7f && point <= 0x9f) || point == 0xfffd) {
      text.append("\\u%04x".formatted(point));
    } else {
      text.append(point == '\\' || point == quote ? "\\" : "").appendCodePoint(point);
    }
  }
}
