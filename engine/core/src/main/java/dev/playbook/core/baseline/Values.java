package dev.playbook.core.baseline;

import dev.playbook.core.model.Durations;
import dev.playbook.spi.Secret;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values as a baseline keeps them: as they will be read back from its file. */
final class Values {
  private Values() {}

  /** Returns a value of an expression as its file would give it back. */
  static @Nullable Object kept(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Duration duration -> duration.truncatedTo(ChronoUnit.MILLIS);
      case String text -> Durations.parse(text).<Object>map(read -> read).orElse(text);
      case Secret _ -> "***";
      case List<?> list -> list.stream().<@Nullable Object>map(Values::kept).toList();
      case Map<?, ?> map -> block(map);
      case Number number -> number;
      case Boolean yes -> yes;
      default -> value.toString();
    };
  }

  /** Returns a kept value as JSON has it: a duration is a text. */
  static @Nullable Object json(@Nullable Object value) {
    return switch (value) {
      case Duration duration -> Durations.format(duration);
      case List<?> list -> list.stream().<@Nullable Object>map(Values::json).toList();
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> block = new LinkedHashMap<>();
        map.forEach((name, inner) -> block.put(String.valueOf(name), json(inner)));
        yield block;
      }
      case null, default -> value;
    };
  }

  /** Returns whether a value is as before, or differs by no more than a share of it. */
  static boolean alike(@Nullable Object before, @Nullable Object now, double tolerance) {
    if (before instanceof Number was && now instanceof Number is) {
      return near(was.doubleValue(), is.doubleValue(), tolerance);
    }
    if (before instanceof Duration was && now instanceof Duration is) {
      return near((double) was.toMillis(), (double) is.toMillis(), tolerance);
    }
    return before == null ? now == null : before.equals(now);
  }

  private static boolean near(double before, double now, double tolerance) {
    return Math.abs(now - before) <= Math.abs(before) * tolerance;
  }

  /** The order of a service's answer says nothing. */
  private static Map<String, @Nullable Object> block(Map<?, ?> map) {
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((name, value) -> sorted.put(String.valueOf(name), kept(value)));
    return sorted;
  }
}
