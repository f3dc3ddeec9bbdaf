package dev.playbook.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What an activity may use while it looks or works; valid until the called method returns.
 *
 * <p>Safe for use by the threads that the activity itself starts.
 */
public interface ActivityContext {

  /**
   * Returns a name for this activity that is unique in the world, at most 63 ASCII letters, digits,
   * {@code -}, {@code /} and {@code .}; for {@code application_name}, process environments and
   * transaction metadata, so that the work can be found again and stopped.
   */
  String token();

  /**
   * Returns the time left before the engine cancels the activity; never negative. Measured by a
   * monotonic clock.
   */
  Duration remaining();

  /**
   * Registers what must be done to stop work that an interrupt does not stop; called by another
   * thread, at most once, when the time is up or the operator stops the run. Runs at once when that
   * has already happened. The latest registered runs first.
   */
  void onCancel(Runnable action);

  /** Returns the work tree of the target: an absolute directory, base of relative host paths. */
  Path workDirectory();

  /** Returns the environment for processes: an allowed few of the engine's own variables. */
  Map<String, String> environment();

  /**
   * Tells what was read on the way: the identity of a container, the commit of a reference. Of a
   * look ahead, a saved plan keeps it, and is refused when it is another by then; of anything else,
   * nobody keeps it.
   *
   * @param state in a form where equal text means that the plan still fits; the last one told of a
   *     resource counts
   */
  default void observed(Resource resource, State state) {}

  /** Returns the clients that stay open for the whole run. */
  Clients clients();
}
