package dev.playbook.core.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as playbooks write them: {@code 200ms}, {@code 90s}, {@code 1h30m}, {@code PT5M}. */
public final class Durations {
  /**
   * What a duration looks like, as a regular expression that Java, JavaScript and JSON schemas
   * understand. The numbers of digits keep every duration below 292 years, so that it fits into
   * nanoseconds.
   */
  public static final String PATTERN =
      "^(?:(?=\\d)(?:\\d{1,4}d)?(?:\\d{1,6}h)?(?:\\d{1,7}m(?!s))?(?:\\d{1,9}s)?(?:\\d{1,12}ms)?"
          + "|P(?=\\d|T\\d)(?:\\d{1,4}D)?"
          + "(?:T(?=\\d)(?:\\d{1,6}H)?(?:\\d{1,7}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?)$";

  /** The sentence that names the units. */
  public static final String UNITS = "units: ms s m h d, for example 1h30m";

  private static final Pattern WHOLE = Pattern.compile(PATTERN);
  private static final Pattern PART = Pattern.compile("(\\d+)(ms|s|m|h|d)");
  private static final Pattern LOOSE =
      Pattern.compile("(\\d+(?:[.,]\\d+)?)\\s*([a-zA-Z]+)[\\s,]*(?:and\\s+)?");

  private static final Pattern CLOCK = Pattern.compile("(\\d{1,3}):(\\d{2}):(\\d{2})");

  private Durations() {}

  /** Returns the duration that the text means; empty when it is none. */
  public static Optional<Duration> parse(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return Optional.empty();
    }
    return Optional.of(text.startsWith("P") ? Duration.parse(text) : sum(text));
  }

  /** Returns the shortest text that {@link #parse} reads as this duration, to the millisecond. */
  public static String format(Duration duration) {
    List<String> parts = new ArrayList<>();
    add(parts, duration.toDaysPart(), "d");
    add(parts, duration.toHoursPart(), "h");
    add(parts, duration.toMinutesPart(), "m");
    add(parts, duration.toSecondsPart(), "s");
    add(parts, duration.toMillisPart(), "ms");
    return parts.isEmpty() ? "0s" : String.join("", parts);
  }

  /**
   * Returns the duration that a text like {@code 2 minutes}, {@code 1.5h} or {@code 00:15:00} was
   * meant to be.
   */
  public static Optional<String> suggestion(String text) {
    Matcher clock = CLOCK.matcher(text.strip());
    return clock.matches()
        ? loosely("%sh %sm %ss".formatted(clock.group(1), clock.group(2), clock.group(3)))
        : loosely(text);
  }

  private static Optional<String> loosely(String text) {
    Matcher matcher = LOOSE.matcher(text.strip());
    long millis = 0;
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      long unit = unitMillis(matcher.group(2));
      if (unit == 0 || matcher.group(1).length() > 9) {
        return Optional.empty();
      }
      millis += Math.round(Double.parseDouble(matcher.group(1).replace(',', '.')) * unit);
      end = matcher.end();
    }
    boolean complete = end > 0 && end == text.strip().length();
    return complete
        ? Optional.of(format(Duration.ofMillis(millis))).filter(good -> parse(good).isPresent())
        : Optional.empty();
  }

  private static Duration sum(String text) {
    Matcher part = PART.matcher(text);
    Duration sum = Duration.ZERO;
    while (part.find()) {
      sum = sum.plusMillis(Long.parseLong(part.group(1)) * unitMillis(part.group(2)));
    }
    return sum;
  }

  private static void add(List<String> parts, long count, String unit) {
    if (count > 0) {
      parts.add(count + unit);
    }
  }

  private static long unitMillis(String unit) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "ms", "msec", "msecs", "millis", "millisecond", "milliseconds" -> 1;
      case "s", "sec", "secs", "second", "seconds" -> 1_000;
      case "m", "min", "mins", "minute", "minutes" -> 60_000;
      case "h", "hr", "hrs", "hour", "hours" -> 3_600_000;
      case "d", "day", "days" -> 86_400_000;
      case "w", "week", "weeks" -> 604_800_000;
      default -> 0;
    };
  }
}
