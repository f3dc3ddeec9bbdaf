package dev.playbook.core.activity;

import dev.playbook.spi.InputException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces every known secret in a text by {@code ***}, also in the forms it takes on its way
 * through programs. Every byte that leaves the engine goes through one masker. Safe for several
 * threads.
 */
public final class Masker {
  private static final int SHORTEST_SECRET = 4;
  private static final String MASK = "***";

  /** A setting whose name says that its value is nobody's business, known to us or not. */
  private static final Pattern TELLING_NAME =
      Pattern.compile(
          "(?m)^([+ -]?(?:export )?\\w*(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_KEY)\\w*=)"
              + "[^\\s{$][^\\n]*$");

  private volatile List<String> needles = List.of();

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
    String masked = text;
    for (String needle : needles) {
      masked = masked.replace(needle, MASK);
    }
    return masked.indexOf('=') < 0 ? masked : TELLING_NAME.matcher(masked).replaceAll("$1" + MASK);
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
        .flatMap(Masker::forms)
        .forEach(all::add);
    needles = List.copyOf(all);
  }

  private static Stream<String> forms(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    String hex = HexFormat.of().formatHex(bytes);
    return Stream.of(
            Stream.of(secret, hex, hex.toUpperCase(Locale.ROOT)),
            base64(bytes),
            Stream.of(URLEncoder.encode(secret, StandardCharsets.UTF_8)),
            Stream.of(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20")),
            Stream.of(secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")),
            Stream.of(secret.replace("'", "'\\''"), secret.replace("'", "''")))
        .flatMap(form -> form)
        .filter(form -> form.length() >= SHORTEST_SECRET);
  }

  /**
   * Base64 depends on where in a longer text the secret began: three alignments, without the
   * characters at both ends that also hold bits of the neighbours.
   */
  private static Stream<String> base64(byte[] bytes) {
    return Stream.of(0, 1, 2).flatMap(shift -> base64(bytes, shift));
  }

  private static Stream<String> base64(byte[] bytes, int shift) {
    byte[] shifted = new byte[bytes.length + shift];
    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
    int from = (shift * 8 + 5) / 6;
    int to = shifted.length * 8 / 6;
    if (to - from < SHORTEST_SECRET) {
      return Stream.of();
    }
    String standard = Base64.getEncoder().encodeToString(shifted).substring(from, to);
    return Stream.of(standard, standard.replace('+', '-').replace('/', '_'));
  }
}
