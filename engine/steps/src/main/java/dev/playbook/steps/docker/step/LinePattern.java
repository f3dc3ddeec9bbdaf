package dev.playbook.steps.docker.step;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.playbook.spi.InputException;

/** A regular expression of a playbook, of the kind that takes linear time whatever it is given. */
public final class LinePattern {
  private final Pattern pattern;

  private LinePattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Reads it.
   *
   * @param key the key under which it is written
   */
  public static LinePattern of(String key, String text) {
    try {
      return new LinePattern(Pattern.compile(text));
    } catch (PatternSyntaxException fault) {
      throw new InputException(
          key,
          "`%s` is not a regular expression: %s".formatted(text, fault.getDescription()),
          "the syntax is that of RE2: no look-around, no back references");
    }
  }

  /** Returns whether it matches somewhere in the line. */
  public boolean isIn(String line) {
    return pattern.matcher(line).find();
  }

  /** Returns it as it was written. */
  @Override
  public String toString() {
    return pattern.pattern();
  }
}
