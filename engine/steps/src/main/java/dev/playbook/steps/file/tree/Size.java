package dev.playbook.steps.file.tree;

import java.util.Locale;

/** Sizes in words. */
public final class Size {
  private static final String UNITS = "kMGTPE";
  private static final int STEP = 1000;

  private Size() {}

  /** Returns for example {@code 812 bytes} or {@code 3.4 MB}. */
  public static String of(long bytes) {
    if (bytes < STEP) {
      return bytes == 1 ? "1 byte" : bytes + " bytes";
    }
    double size = bytes;
    int unit = -1;
    while (size >= STEP && unit + 1 < UNITS.length()) {
      size /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %sB", size, UNITS.charAt(unit));
  }
}
