package dev.playbook.core.expression.syntax;

/**
 * A piece of an expression's text.
 *
 * @param start offset of its first character, in chars
 * @param end offset just after its last character
 */
public record Extent(int start, int end) {
  /** Returns the smallest piece that holds both. */
  public Extent to(Extent other) {
    return new Extent(Math.min(start, other.start), Math.max(end, other.end));
  }

  /** Returns the characters of the piece. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
