package dev.playbook.core.load.lint.text;

import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import dev.playbook.core.source.scalar.ScalarPlaces;

/**
 * A text that stands in a playbook.
 *
 * @param text the text as its reader will see it
 * @param placement where its characters stand
 */
public record Passage(String text, Placement placement) {

  /** Says where a piece of a text stands, given its offsets in chars, the end being exclusive. */
  @FunctionalInterface
  public interface Placement {
    /** Returns the place; a larger one when that cannot be said exactly. */
    Span span(int start, int end);
  }

  /** Returns the value of a scalar. */
  public static Passage of(YamlTree.Scalar scalar) {
    ScalarPlaces places = new ScalarPlaces(scalar.text(), scalar.span());
    return new Passage(scalar.text(), places::span);
  }

  /** Returns a piece of this text. */
  public Passage part(int start, int end) {
    return new Passage(
        text.substring(start, end), (from, to) -> placement.span(start + from, start + to));
  }

  /** Returns another reading of this text, of which only the whole has a place. */
  public Passage meaning(String other) {
    return new Passage(other, (_, _) -> span());
  }

  /** Returns where the whole text stands. */
  public Span span() {
    return placement.span(0, text.length());
  }

  /** Returns where a piece of the text stands. */
  public Span span(int start, int end) {
    return placement.span(start, end);
  }
}
