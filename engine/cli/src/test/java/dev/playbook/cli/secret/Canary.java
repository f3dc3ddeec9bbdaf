package dev.playbook.cli.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A secret that has to be found nowhere.
 *
 * @param name how playbooks call it
 */
record Canary(String name, String text) {
  private static final JsonMapper JSON = new JsonMapper();

  /** What is too short to be told from ordinary text. */
  private static final int SHORTEST = 6;

  /** A line end or the end of a piece may come in between. */
  private static final int PART = 16;

  static List<Canary> all() {
    return List.of(
        new Canary("plain", "kanarienvogel"),
        new Canary("short", "Zq7$"),
        new Canary("digits", "80457120936455"),
        new Canary("quotes", "ka'na\"ri`en"),
        new Canary("shell", "$(ka na)&|;<ri>*en"),
        new Canary("backslash", "kana\\ri\\\\en\\n"),
        new Canary("url", "kana/ri?en&vo=gel#%20+x"),
        new Canary("umlaut", "känärïenvögel§€"),
        new Canary("blanks", "kana ri  en vogel"),
        new Canary("long", "kanarienvogel-" + "q7Zr/Tk+9dXw3LmB".repeat(12)),
        new Canary("lines", "-----BEGIN KEY-----\nkanarienAAAA\nvogelBBBBBB+/\n-----END KEY-----"),
        new Canary("token", "eyJhbGciOiJIUzI1NiJ9.a2FuYXJpZW4.k4n4r13nV0g3l_-"));
  }

  /** Returns whether a text holds a form, or a part of one that tells much of it. */
  static boolean isIn(String text, String form) {
    return text.contains(form)
        || IntStream.iterate(0, at -> at + PART <= form.length(), at -> at + PART)
            .anyMatch(at -> text.contains(form.substring(at, at + PART)));
  }

  /** Every text in which it would be there. */
  List<String> forms() {
    return Stream.concat(Stream.of(text), text.contains("\n") ? text.lines() : Stream.of())
        .flatMap(Canary::encoded)
        .distinct()
        .filter(form -> form.length() >= SHORTEST || form.equals(text))
        .toList();
  }

  private static Stream<String> encoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String hex = HexFormat.of().formatHex(bytes);
    String json = JSON.writeValueAsString(text);
    return Stream.of(
        text,
        hex,
        hex.toUpperCase(Locale.ROOT),
        base64("", bytes),
        base64("x", bytes),
        base64("xy", bytes),
        URLEncoder.encode(text, StandardCharsets.UTF_8),
        json.substring(1, json.length() - 1),
        text.replace("'", "'\\''"));
  }

  /** The part that depends on nothing but the secret, wherever it stands in what was encoded. */
  private static String base64(String before, byte[] bytes) {
    byte[] all = new byte[before.length() + bytes.length];
    System.arraycopy(before.getBytes(StandardCharsets.US_ASCII), 0, all, 0, before.length());
    System.arraycopy(bytes, 0, all, before.length(), bytes.length);
    int from = before.isEmpty() ? 0 : before.length() + 1;
    return Base64.getEncoder().encodeToString(all).substring(from, all.length * 8 / 6);
  }
}
