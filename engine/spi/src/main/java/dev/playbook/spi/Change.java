package dev.playbook.spi;

import java.util.Optional;

/**
 * One resource, as it is and as it will be or became.
 *
 * @param resource what changes
 * @param before the state read from the live system or predicted from earlier steps
 * @param after the state that follows
 * @param note what an operator should know beside it, one line, for example {@code answers nothing
 *     for about 9s}
 */
public record Change(Resource resource, State before, State after, Optional<String> note) {

  /** A change without a note. */
  public Change(Resource resource, State before, State after) {
    this(resource, before, after, Optional.empty());
  }

  /** Returns this change with a note beside it. */
  public Change noting(String text) {
    return new Change(resource, before, after, Optional.of(text));
  }
}
