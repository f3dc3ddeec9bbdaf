package dev.playbook.core.template.escape;

import org.jspecify.annotations.Nullable;

/**
 * The text around values, followed from its start: the template's own text is passed piece by
 * piece, values are written in between. A value never changes where the text stands, because it is
 * written as a whole. Not safe for use by several threads.
 */
public interface Surroundings {

  /**
   * Takes a piece of the template's own text.
   *
   * @throws Refused when it makes the value before it part of something else
   */
  void pass(String text);

  /**
   * Takes notice of a value.
   *
   * @throws Refused when no value can be written here safely
   */
  void hole();

  /**
   * Writes a value at the place of the last {@link #hole()}.
   *
   * @throws Refused when this value cannot be written
   */
  String write(@Nullable Object value);
}
