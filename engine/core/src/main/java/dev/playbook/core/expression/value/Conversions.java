package dev.playbook.core.expression.value;

import dev.playbook.core.model.Durations;
import java.time.Duration;

/** Values read from text, or from a fraction. */
final class Conversions {
  /** The first double beyond what a whole number can hold. */
  private static final double BEYOND = 0x1p63;

  private Conversions() {}

  static long toInteger(double number) {
    if (Double.isNaN(number) || number <= -BEYOND || number >= BEYOND) {
      throw NoValue.because(number + " is no whole number");
    }
    return (long) number;
  }

  static long toInteger(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw refused(text, "a whole number");
    }
  }

  static double toNumber(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      throw refused(text, "a number");
    }
  }

  static boolean toBoolean(String text) {
    return switch (text) {
      case "true", "True", "TRUE", "t", "1" -> true;
      case "false", "False", "FALSE", "f", "0" -> false;
      default -> throw refused(text, "true or false");
    };
  }

  static Duration toDuration(String text) {
    return Durations.parse(text).orElseThrow(() -> refused(text, "a duration such as `1h30m`"));
  }

  private static NoValue refused(String text, String wanted) {
    return NoValue.because(Shown.quoted(text) + " is not " + wanted);
  }
}
