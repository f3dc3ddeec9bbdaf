package dev.playbook.core.load;

import dev.playbook.core.model.Target;
import dev.playbook.core.source.format.Findings;
import java.nio.file.Path;

/** What came of loading a target by itself. */
public sealed interface LoadedTarget {
  /** Returns everything that is to be said about the files. */
  Findings findings();

  /**
   * The files can be used.
   *
   * @param baseline where its baseline lies, or would
   */
  record Valid(Target target, Path baseline, Findings findings) implements LoadedTarget {}

  /** Something is wrong in the files. */
  record Invalid(Findings findings) implements LoadedTarget {}

  /** It cannot be found or read at all. */
  record Unreadable(Findings findings) implements LoadedTarget {}
}
