package dev.playbook.core.plan.saved;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short forms of texts, equal only for equal texts. */
final class Excerpt {
  private static final int LONGEST = 160;
  private static final int SHOWN = 12;

  private Excerpt() {}

  /** Returns a short line as it is, and of anything else its digest and size. */
  static String of(String text) {
    boolean line = text.length() <= LONGEST && text.lines().count() <= 1;
    return line
        ? text.strip()
        : "sha256 %s, %,d bytes"
            .formatted(
                digest(text).substring(0, SHOWN), text.getBytes(StandardCharsets.UTF_8).length);
  }

  static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
