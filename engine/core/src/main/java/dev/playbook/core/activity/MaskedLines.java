package dev.playbook.core.activity;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of one activity without secrets, also without one that goes on in the next line. What
 * may be the beginning of one is held back until the next line tells. Not safe for several threads.
 */
public final class MaskedLines {
  private static final int MOST_HELD = 64;

  private final Masker masker;
  private final List<String> held = new ArrayList<>();

  /** Masks with what the masker knows by then. */
  public MaskedLines(Masker masker) {
    this.masker = masker;
  }

  /** Takes a line and returns those that can be shown by now. */
  public List<String> add(String line) {
    held.add(line);
    return held.size() < MOST_HELD && masker.mayGoOn(String.join("", held)) ? List.of() : rest();
  }

  /** Returns what is held back, when no further line comes. */
  public List<String> rest() {
    if (held.isEmpty()) {
      return List.of();
    }
    String masked = masker.mask(String.join("\n", held));
    held.clear();
    return List.of(masked.split("\n", -1));
  }
}
