package dev.playbook.core.model;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as playbooks write them: {@code 500MB} (millions), {@code 64MiB} (powers of 1024). */
public final class Sizes {
  /** What a size looks like, as a regular expression for Java, JavaScript and JSON schemas. */
  public static final String PATTERN = "^\\d{1,6}(?:\\.\\d{1,3})?(?:[kKMGT]i?)?B$";

  /** The sentence that names the units. */
  public static final String UNITS = "units: B kB MB GB TB and KiB MiB GiB TiB, for example 500MB";

  private static final Pattern WHOLE = Pattern.compile(PATTERN);
  private static final Pattern PARTS = Pattern.compile("([\\d.]+)([kKMGT]?)(i?)B");

  private static final Pattern LOOSE =
      Pattern.compile("(?i)(\\d+(?:[.,]\\d+)?)\\s*([kmgt])(?:ilo|ega|iga|era)?(i?)(?:b|bytes?)?");

  private Sizes() {}

  /** Returns the bytes that the text means; empty when it is no size. */
  public static OptionalLong parse(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!WHOLE.matcher(text).matches() || !parts.matches()) {
      return OptionalLong.empty();
    }
    double base = parts.group(3).isEmpty() ? 1000 : 1024;
    double factor = Math.pow(base, exponent(parts.group(2)));
    return OptionalLong.of(Math.round(Double.parseDouble(parts.group(1)) * factor));
  }

  /** Returns the size that a text like {@code 500 mb} or {@code 1,5G} was meant to be. */
  public static Optional<String> suggestion(String text) {
    Matcher loose = LOOSE.matcher(text.strip());
    if (!loose.matches()) {
      return Optional.empty();
    }
    String prefix = loose.group(2).toUpperCase(Locale.ROOT).replace("K", "k");
    String binary = loose.group(3).isEmpty() ? "" : "i";
    String unit = binary.isEmpty() ? prefix : prefix.toUpperCase(Locale.ROOT) + binary;
    return Optional.of(loose.group(1).replace(',', '.') + unit + "B")
        .filter(good -> parse(good).isPresent());
  }

  private static int exponent(String prefix) {
    return switch (prefix) {
      case "k", "K" -> 1;
      case "M" -> 2;
      case "G" -> 3;
      case "T" -> 4;
      default -> 0;
    };
  }
}
