package dev.playbook.core.source.scalar;

import dev.playbook.core.source.Span;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the characters of one scalar's value stand in its file. Reads the file's text only when the
 * first place is asked for. Not safe for use by several threads.
 */
public final class ScalarPlaces {
  private final String text;
  private final Span whole;
  private @Nullable List<Glyph> known;

  /**
   * Describes one scalar.
   *
   * @param text its value
   * @param whole where the scalar stands, quotes and block header included
   */
  public ScalarPlaces(String text, Span whole) {
    this.text = text;
    this.whole = whole;
  }

  /**
   * Returns where a piece of the value stands; the whole scalar when that cannot be said for sure.
   *
   * @param start offset of its first character in the value, in chars
   * @param end offset just after its last character
   */
  public Span span(int start, int end) {
    List<Glyph> glyphs = glyphs();
    return glyphs.isEmpty() ? whole : span(glyphs, start, end);
  }

  private Span span(List<Glyph> glyphs, int start, int end) {
    int first = visibleBefore(start);
    int last = visibleBefore(end) - 1;
    if (first >= glyphs.size()) {
      return after(glyphs.getLast());
    }
    Glyph from = glyphs.get(first);
    Glyph to = glyphs.get(Math.max(first, last));
    return new Span(
        whole.source(), from.line(), from.column(), to.line(), to.column() + to.width());
  }

  private Span after(Glyph last) {
    int column = last.column() + last.width();
    return new Span(whole.source(), last.line(), column, last.line(), column);
  }

  private int visibleBefore(int offset) {
    int bounded = Math.clamp(offset, 0, text.length());
    return (int)
        text.substring(0, bounded)
            .codePoints()
            .filter(point -> !Character.isWhitespace(point))
            .count();
  }

  /** Returns the visible characters; none when the file does not show this text. */
  private List<Glyph> glyphs() {
    List<Glyph> result = known;
    if (result == null) {
      result = WrittenScalar.glyphs(whole).filter(this::meansTheText).orElse(List.of());
      known = result;
    }
    return result;
  }

  /** Folding changes white space only, so equal visible characters prove that the places fit. */
  private boolean meansTheText(List<Glyph> glyphs) {
    int[] visible = text.codePoints().filter(point -> !Character.isWhitespace(point)).toArray();
    int[] written = glyphs.stream().mapToInt(Glyph::codePoint).toArray();
    return Arrays.equals(visible, written);
  }
}
