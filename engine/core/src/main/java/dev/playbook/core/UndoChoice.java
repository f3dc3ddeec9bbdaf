package dev.playbook.core;

import java.util.List;
import java.util.Optional;

/**
 * What an operator wants undone of a run; everything when both are empty.
 *
 * @param steps these and nothing else, by path or id
 * @param to everything back to this one, itself included
 */
public record UndoChoice(List<String> steps, Optional<String> to) {
  /** Everything. */
  public static final UndoChoice EVERYTHING = new UndoChoice(List.of(), Optional.empty());

  /** Copies the names. */
  public UndoChoice {
    steps = List.copyOf(steps);
  }

  /** Returns the names that were given. */
  List<String> names() {
    return to.map(List::of).orElse(steps);
  }
}
