package dev.playbook.core.source.scalar;

/**
 * A character as it is written in the file.
 *
 * @param codePoint what it means
 * @param line its line, 1-based
 * @param column its first column, 1-based, in code points
 * @param width how many columns it takes; more than one for an escape
 */
record Glyph(int codePoint, int line, int column, int width) {
  boolean visible() {
    return !Character.isWhitespace(codePoint);
  }
}
