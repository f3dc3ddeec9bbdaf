package dev.playbook.core.report.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as people read them, in UTC. */
final class Moments {
  private static final DateTimeFormatter DATE = form("yyyy-MM-dd");
  private static final DateTimeFormatter TIME = form("HH:mm:ss");

  private Moments() {}

  private static DateTimeFormatter form(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  static String date(Instant at) {
    return DATE.format(at);
  }

  static String time(Instant at) {
    return TIME.format(at);
  }
}
