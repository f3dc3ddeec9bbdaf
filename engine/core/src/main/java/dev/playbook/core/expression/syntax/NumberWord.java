package dev.playbook.core.expression.syntax;

import dev.playbook.core.model.Durations;
import dev.playbook.core.model.Sizes;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A word that begins with a digit: a plain number as CEL has it, or with a unit, which CEL has not:
 * {@code 200ms}, {@code 1GB}, {@code 90%}.
 */
final class NumberWord {
  private final String text;
  private final int start;
  private int end;

  private NumberWord(String text, int start) {
    this.text = text;
    this.start = start;
    this.end = start;
  }

  /**
   * A word read.
   *
   * @param withUnit the value of a number with a unit; null for a plain number
   */
  record Read(Extent extent, @Nullable Object withUnit) {}

  static Read at(String text, int start) {
    return new NumberWord(text, start).read();
  }

  private Read read() {
    if (text.startsWith("0x", start)) {
      end = start + 2;
      skipLettersAndDigits();
      return new Read(extent(), null);
    }
    skipPlainNumber();
    if (isPercent()) {
      double part = Double.parseDouble(extent().of(text)) / 100;
      end++;
      return new Read(extent(), part);
    }
    if (end < text.length() && isWordPart(text.charAt(end))) {
      skipLettersAndDigits();
      return new Read(extent(), withUnit());
    }
    return new Read(extent(), null);
  }

  private Object withUnit() {
    String word = extent().of(text);
    OptionalLong bytes = Sizes.parse(word);
    if (bytes.isPresent()) {
      return bytes.getAsLong();
    }
    Optional<Object> duration = Durations.parse(word).map(Object.class::cast);
    return duration.orElseThrow(() -> new SyntaxFault(extent(), notANumber(word), hint(word)));
  }

  private static String notANumber(String word) {
    return "`" + word + "` is neither a number nor a duration nor a size";
  }

  private static String hint(String word) {
    return Durations.suggestion(word)
        .map(good -> "write `" + good + "`")
        .orElse(Durations.UNITS + "; sizes: B kB MB GB TB KiB MiB GiB TiB");
  }

  private void skipPlainNumber() {
    skipDigits();
    if (end + 1 < text.length() && text.charAt(end) == '.' && isDigit(text.charAt(end + 1))) {
      end++;
      skipDigits();
    }
    int exponent = end;
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      end++;
      if (end < text.length() && (text.charAt(end) == '+' || text.charAt(end) == '-')) {
        end++;
      }
      int digits = end;
      skipDigits();
      end = end == digits ? exponent : end;
    }
  }

  /** {@code 90%} is a share, {@code 90 % 7} and {@code 90%7} are remainders. */
  private boolean isPercent() {
    if (end >= text.length() || text.charAt(end) != '%') {
      return false;
    }
    int next = end + 1;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next >= text.length() || !startsOperand(next);
  }

  private boolean startsOperand(int at) {
    char next = text.charAt(at);
    boolean in = text.startsWith("in", at) && !isWordPartAt(at + 2);
    return !in && (isWordPart(next) || "'\"([{.".indexOf(next) >= 0);
  }

  private boolean isWordPartAt(int at) {
    return at < text.length() && isWordPart(text.charAt(at));
  }

  private void skipDigits() {
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
  }

  private void skipLettersAndDigits() {
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
  }

  private Extent extent() {
    return new Extent(start, end);
  }

  static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  static boolean isWordPart(char character) {
    return isDigit(character)
        || (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || character == '_';
  }
}
