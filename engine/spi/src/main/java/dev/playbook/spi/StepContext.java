package dev.playbook.spi;

import java.nio.file.Path;

/** What a step may use while it works. */
public interface StepContext extends ActivityContext {

  /**
   * Shows and keeps one line of what the work prints, without its line end. Masked, bounded and
   * made harmless by the engine; may be called often and by several threads.
   */
  void output(String line);

  /**
   * Returns a directory that belongs to this step in this run: it is there, only its owner can read
   * it, it is the same for {@code capture}, {@code run} and {@code undo}, and it outlives the
   * engine.
   */
  Path directory();
}
