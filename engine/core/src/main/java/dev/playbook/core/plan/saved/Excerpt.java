package dev.playbook.core.plan.saved;

import dev.playbook.core.disk.Sha256;
import java.nio.charset.StandardCharsets;

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
                Sha256.of(text).substring(0, SHOWN), text.getBytes(StandardCharsets.UTF_8).length);
  }
}
