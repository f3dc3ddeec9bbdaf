package dev.playbook.core.activity;

import dev.playbook.spi.InputException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces every known secret in a text by {@code ***}, also in the forms it takes on its way
 * through programs. Every byte that leaves the engine goes through one masker. Safe for several
 * threads.
 */
public final class Masker {
  private static final int SHORTEST_SECRET = 4;
  private static final int LONG_SECRET = 8;
  private static final String MASK = "***";
  private static final char CUT = '…';

  /** A setting whose name says that its value is nobody's business, known to us or not. */
  private static final Pattern TELLING_NAME =
      Pattern.compile(
          "(?m)^([+ -]?(?:export )?\\w*(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_KEY)\\w*=)"
              + "[^\\s{$][^\\n]*$");

  private volatile List<String> needles = List.of();
  private volatile Beginnings beginnings = Beginnings.of(List.of());

  /**
   * Learns a secret and returns it.
   *
   * @throws InputException when it is so short that masking it would garble everything
   */
  public String learn(String name, String secret) {
    if (secret.length() < SHORTEST_SECRET) {
      throw new InputException(
          "",
          "the secret `" + name + "` has fewer than 4 characters",
          "use a longer one: a short one cannot be kept out of the output");
    }
    add(secret);
    return secret;
  }

  /** Returns the text without any secret. */
  public String mask(String text) {
    List<String> known = needles;
    String masked = known.isEmpty() || text.indexOf('\n') < 0 ? text : unwrapped(text, known);
    for (String needle : known) {
      masked = masked.replace(needle, MASK);
    }
    masked = masked.indexOf(CUT) < 0 ? masked : withoutBeginnings(masked, known);
    return masked.indexOf('=') < 0 ? masked : TELLING_NAME.matcher(masked).replaceAll("$1" + MASK);
  }

  /** A line may end with so few characters of a secret that nobody waits for the next. */
  private static Stream<String> withoutBegin(String form) {
    return form.length() < LONG_SECRET
        ? Stream.of(form)
        : Stream.of(form, form.substring(Beginnings.LENGTH - 1));
  }

  /** Returns whether a text may end in the middle of a secret. */
  boolean mayGoOn(String text) {
    return beginnings.areNearTheEndOf(text)
        && needles.stream().anyMatch(needle -> endsWithin(text, needle));
  }

  private static boolean endsWithin(String text, String needle) {
    int from = Math.max(0, text.length() - needle.length() + 1);
    return IntStream.rangeClosed(from, text.length() - Beginnings.LENGTH)
        .anyMatch(at -> needle.regionMatches(0, text, at, text.length() - at));
  }

  /** What was shortened for people may end in the middle of a secret. */
  private static String withoutBeginnings(String text, List<String> known) {
    String masked = text;
    for (int cut = masked.indexOf(CUT); cut >= 0; cut = masked.indexOf(CUT, cut + 1)) {
      int begin = beginning(masked, cut, known);
      if (begin < cut) {
        masked = masked.substring(0, begin) + MASK + masked.substring(cut);
        cut = begin + MASK.length();
      }
    }
    return masked;
  }

  /** Returns where the longest part of a secret begins that ends here; else here. */
  private static int beginning(String text, int end, List<String> known) {
    int begin = end;
    for (String needle : known) {
      for (int at = Math.max(0, end - needle.length()); at <= end - SHORTEST_SECRET; at++) {
        if (at < begin && needle.regionMatches(0, text, at, end - at)) {
          begin = at;
        }
      }
    }
    return begin;
  }

  private static String unwrapped(String text, List<String> known) {
    String masked = new Unwrapped(text, false).masked(known, MASK);
    return new Unwrapped(masked, true).masked(known, MASK);
  }

  /** Returns whether something in a value, at any depth, was replaced: it must not be used. */
  public static boolean isMasked(@Nullable Object value) {
    return switch (value) {
      case String text -> text.contains(MASK);
      case List<?> list -> list.stream().anyMatch(Masker::isMasked);
      case Map<?, ?> map ->
          map.keySet().stream().anyMatch(Masker::isMasked)
              || map.values().stream().anyMatch(Masker::isMasked);
      case null, default -> false;
    };
  }

  private synchronized void add(String secret) {
    // The longest first, so that a part never leaves the rest of a longer form standing.
    TreeSet<String> all =
        new TreeSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(String::compareTo));
    all.addAll(needles);
    Stream.concat(Stream.of(secret), secret.lines())
        .filter(line -> line.length() >= SHORTEST_SECRET)
        .flatMap(SecretForms::of)
        .filter(form -> form.length() >= SHORTEST_SECRET)
        .flatMap(Masker::withoutBegin)
        .forEach(all::add);
    needles = List.copyOf(all);
    beginnings = Beginnings.of(needles);
  }
}
