package dev.playbook.core.activity;

import java.util.BitSet;
import java.util.List;

/**
 * A text without its line ends and without what stands before each line, so that a secret is found
 * that was broken into lines: {@code base64} begins a new one after 76 characters.
 */
final class Unwrapped {
  private final String text;
  private final StringBuilder joined;
  private final int[] places;

  /**
   * Unwraps a text.
   *
   * @param indented whether blanks at the beginning of a line were put there for people
   */
  Unwrapped(String text, boolean indented) {
    this.text = text;
    this.joined = new StringBuilder(text.length());
    this.places = new int[text.length()];
    boolean atBegin = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean isLineEnd = c == '\n' || c == '\r';
      atBegin = isLineEnd || (indented && atBegin && (c == ' ' || c == '\t' || c == '│'));
      if (!atBegin) {
        places[joined.length()] = at;
        joined.append(c);
      }
    }
  }

  /** Returns the text with a mask in each line in place of its part of a secret. */
  String masked(List<String> needles, String mask) {
    BitSet secret = new BitSet();
    needles.forEach(needle -> find(needle, secret));
    return secret.isEmpty() ? text : without(secret, mask);
  }

  private void find(String needle, BitSet secret) {
    for (int at = joined.indexOf(needle); at >= 0; at = joined.indexOf(needle, at + 1)) {
      int last = at + needle.length() - 1;
      if (places[last] - places[at] >= needle.length()) {
        for (int place = at; place <= last; place++) {
          secret.set(places[place]);
        }
      }
    }
  }

  private String without(BitSet secret, String mask) {
    StringBuilder result = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      if (!secret.get(at)) {
        result.append(text.charAt(at));
      } else if (at == 0 || !secret.get(at - 1)) {
        result.append(mask);
      }
    }
    return result.toString();
  }
}
