package dev.playbook.core.activity;

import java.util.BitSet;
import java.util.List;

/**
 * The first characters of all secrets, so that most lines are seen at a glance to end in none.
 *
 * @param longest the length of the longest secret
 */
record Beginnings(BitSet known, int longest) {
  /** Less of a secret tells nothing, and would hold back every other line. */
  static final int LENGTH = 3;

  private static final int MASK = 0xFFFF;
  private static final int FACTOR = 31;

  static Beginnings of(List<String> secrets) {
    BitSet known = new BitSet();
    secrets.forEach(secret -> known.set(hash(secret, 0)));
    return new Beginnings(known, secrets.stream().mapToInt(String::length).max().orElse(0));
  }

  boolean areNearTheEndOf(String text) {
    int from = Math.max(0, text.length() - longest + 1);
    for (int at = from; at <= text.length() - LENGTH; at++) {
      if (known.get(hash(text, at))) {
        return true;
      }
    }
    return false;
  }

  private static int hash(String text, int at) {
    return ((text.charAt(at) * FACTOR + text.charAt(at + 1)) * FACTOR + text.charAt(at + 2)) & MASK;
  }
}
