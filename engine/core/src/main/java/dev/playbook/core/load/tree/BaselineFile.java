package dev.playbook.core.load.tree;

import dev.playbook.core.source.Source;

/** What a load knows of the baseline of its target. */
public sealed interface BaselineFile {
  /** It was read. */
  record Found(Source source, Block root) implements BaselineFile {}

  /**
   * The target has none.
   *
   * @param target the name of the target
   * @param place where it would lie, as messages call it
   */
  record Missing(String target, String place) implements BaselineFile {}

  /** Nobody asked for it, or it is wrong and that was said, or there is no target to have one. */
  record Unread() implements BaselineFile {}
}
