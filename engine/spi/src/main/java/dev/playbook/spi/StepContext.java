package dev.playbook.spi;

import java.nio.file.Path;
import java.util.Map;

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

  /**
   * Asks a person and waits for the answer; the time-out of the step goes on.
   *
   * @throws StepFailedException with certainty {@code DECLINED} when nobody can be asked
   */
  default Answer ask(Question question) throws StepFailedException, InterruptedException {
    throw StepFailedException.declined("nobody can be asked here", "", Map.of());
  }
}
