package dev.playbook.core.expression.value;

import dev.playbook.core.expression.Scope;
import dev.playbook.core.model.Durations;
import dev.playbook.spi.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as people read them. */
public final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  /** Returns one short line; text stands in quotes. */
  public static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> quoted(text);
      case Secret _ -> "***";
      case Scope.NotYet(String step) -> "known after " + step;
      case List<?> list -> "a list of " + list.size();
      case Map<?, ?> map -> "a block of " + map.size();
      case Object other -> shortened(plain(other));
    };
  }

  /** Returns the whole value as text. */
  public static String plain(Object value) {
    return value instanceof Duration duration ? plain(duration) : value.toString();
  }

  public static String quoted(String text) {
    return "'" + shortened(text.strip().replaceAll("\\s+", " ")) + "'";
  }

  private static String plain(Duration duration) {
    return duration.isNegative()
        ? "-" + Durations.format(duration.negated())
        : Durations.format(duration);
  }

  private static String shortened(String text) {
    int points = text.codePointCount(0, text.length());
    return points <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
