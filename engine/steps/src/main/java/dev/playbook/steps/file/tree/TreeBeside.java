package dev.playbook.steps.file.tree;

import java.io.IOException;
import java.nio.file.Path;

/** A tree that is written beside a path and takes its place when it is whole. */
public final class TreeBeside implements AutoCloseable {
  private final Path target;
  private final Path path;

  /** Writes nothing yet. */
  public TreeBeside(Path target) {
    this.target = target;
    this.path = Placement.beside(target);
  }

  /** Returns where to write. */
  public Path path() {
    return path;
  }

  /** Puts it into its place. */
  public void keep() throws IOException {
    Placement.put(path, target);
  }

  @Override
  public void close() {
    try {
      Placement.delete(path);
    } catch (IOException stays) {
      // It is named after the target and does no harm.
    }
  }
}
