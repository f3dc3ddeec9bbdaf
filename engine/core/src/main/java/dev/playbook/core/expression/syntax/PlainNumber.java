package dev.playbook.core.expression.syntax;

/** A number without a unit, as CEL writes it: {@code 12}, {@code 0x1F}, {@code 1.5e3}. */
final class PlainNumber {
  private PlainNumber() {}

  /**
   * Returns its value, a Long or a Double.
   *
   * @param word with the sign that stands before it
   */
  static Object value(String word, Extent extent) {
    try {
      if (word.contains("0x")) {
        return Long.parseLong(word.replace("0x", ""), 16);
      }
      return isWhole(word) ? (Object) Long.parseLong(word) : (Object) Double.parseDouble(word);
    } catch (NumberFormatException _) {
      throw new SyntaxFault(extent, "`" + word + "` is not a number of 64 bits", "");
    }
  }

  private static boolean isWhole(String word) {
    return word.chars().noneMatch(character -> ".eE".indexOf(character) >= 0);
  }
}
