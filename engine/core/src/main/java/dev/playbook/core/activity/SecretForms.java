package dev.playbook.core.activity;

import dev.playbook.core.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What programs make of a secret on its way: encodings and quotings. */
final class SecretForms {
  /** What some write for what others write in a URL. */
  private static final Map<String, String> SPELLINGS =
      Map.of("+", "%20", "*", "%2A", "%7E", "~", "%2F", "/");

  private static final Pattern ESCAPED = Pattern.compile("%[0-9A-F]{2}");
  private static final Pattern NEEDS_BACKSLASH = Pattern.compile("([^\\w@%+=:,./-])");
  private static final Pattern NEEDS_BACKSLASH_IN_QUOTES = Pattern.compile("([\"\\\\$`])");

  private SecretForms() {}

  /** Returns each form that a text has somewhere, itself among them. */
  static Stream<String> of(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    String hex = HexFormat.of().formatHex(bytes);
    return Stream.of(
            Stream.of(secret, hex, hex.toUpperCase(Locale.ROOT)),
            base64(bytes),
            url(secret),
            json(secret),
            shell(secret))
        .flatMap(form -> form);
  }

  /** Libraries differ in which characters they leave as they are. */
  private static Stream<String> url(String secret) {
    String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    String browser =
        form.replace("+", "%20")
            .replace("%7E", "~")
            .replace("%21", "!")
            .replace("%27", "'")
            .replace("%28", "(")
            .replace("%29", ")");
    Stream<String> all = Stream.of(form);
    for (Map.Entry<String, String> choice : SPELLINGS.entrySet()) {
      all = all.flatMap(url -> Stream.of(url, url.replace(choice.getKey(), choice.getValue())));
    }
    return Stream.concat(all, Stream.of(browser)).flatMap(url -> Stream.of(url, lower(url)));
  }

  private static String lower(String url) {
    return ESCAPED.matcher(url).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
  }

  private static Stream<String> json(String secret) {
    String ascii = Json.write(secret);
    String inner = ascii.substring(1, ascii.length() - 1);
    String plain = secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return Stream.of(inner, plain)
        .flatMap(text -> Stream.of(text, text.replace("/", "\\/")))
        .flatMap(text -> Stream.of(text, text.replace("\\\"", "\\u0022")));
  }

  private static Stream<String> shell(String secret) {
    return Stream.of(
        secret.replace("'", "'\\''"),
        secret.replace("'", "'\"'\"'"),
        secret.replace("'", "''"),
        secret.replace("\\", "\\\\").replace("'", "\\'"),
        NEEDS_BACKSLASH.matcher(secret).replaceAll("\\\\$1"),
        NEEDS_BACKSLASH_IN_QUOTES.matcher(secret).replaceAll("\\\\$1"));
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
    if (to <= from) {
      return Stream.of();
    }
    String standard = Base64.getEncoder().encodeToString(shifted).substring(from, to);
    return Stream.of(standard, standard.replace('+', '-').replace('/', '_'));
  }
}
