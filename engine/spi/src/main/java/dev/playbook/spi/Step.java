package dev.playbook.spi;

import java.time.Instant;

/**
 * One activity with its values: it can tell what it would do, look, do it, and take it back.
 *
 * <p>The engine calls, in this order and each at most once per attempt: {@link #preview}, {@link
 * #inspect} while planning; {@link #capture}, {@link #run} while running; {@link #recover} and
 * {@link #undo} possibly days later, in another process, on a step bound again from the same
 * values. A step keeps no state between these calls. Implementations are immutable, normally
 * records.
 *
 * <p>There is no dry-run flag: {@code preview} tells, {@code inspect} looks, {@code run} does.
 *
 * <p>Every method may be interrupted and must let {@link InterruptedException} through. What an
 * interrupt does not stop (a process, a statement on a server) is registered with {@link
 * ActivityContext#onCancel}.
 */
public interface Step {

  /** Tells what will be sent, without looking at anything. Must be pure: no I/O, no clock. */
  Preview preview();

  /**
   * Looks at the live system and tells what running would change. Must not change anything, not
   * even for a moment.
   *
   * <p>Starts from {@link InspectContext#world()} where an earlier step of the plan will have
   * changed the same resource. The default says that the effect cannot be seen.
   *
   * @throws StepFailedException when looking failed; the plan shows it and becomes impossible
   */
  default Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return new Inspection.Opaque("this step type cannot look ahead");
  }

  /**
   * Keeps what {@link #undo} will need, immediately before the first attempt of {@link #run}.
   *
   * <p>Small values go into the returned record, which the journal keeps; files go into {@link
   * StepContext#directory()}. When this returns, the engine brings the directory to the disk and
   * seals what lies in it: nobody may change these files later, or the undo is refused. Must not
   * change the target. The default keeps nothing.
   *
   * @throws StepFailedException when it cannot be kept; the step is then not started
   */
  default Captured capture(StepContext context) throws StepFailedException, InterruptedException {
    return Captured.NOTHING;
  }

  /**
   * Does the work and returns only when it is done for good.
   *
   * <p>Idempotent where the service allows it: when the wanted state is already there, changes
   * nothing and says so in {@link StepResult#changed()}.
   *
   * @throws StepFailedException when the target said no, or when the outcome cannot be known
   */
  StepResult run(StepContext context) throws StepFailedException, InterruptedException;

  /**
   * Finds out how an attempt ended whose engine died in the middle of {@link #run}: from what it
   * left in {@link StepContext#directory()}, or from the service. Waits for work that still goes
   * on. Must not begin anything. {@link StepContext#token()} is that of the lost attempt.
   *
   * <p>Returns or throws what {@code run} would have: {@code NOT_STARTED} when the work was never
   * begun, so that beginning it is safe; {@code UNKNOWN}, as the default does, when nobody can say.
   *
   * @param startedAt when the lost attempt began, by the wall clock
   */
  default StepResult recover(Instant startedAt, StepContext context)
      throws StepFailedException, InterruptedException {
    throw StepFailedException.unknown(
        "its engine died, and a step of this type leaves nothing that tells how it ended",
        "",
        null);
  }

  /**
   * Puts back what {@link #capture} kept. Only called when the preview named a {@linkplain
   * Preview#wayBack() way back}.
   *
   * @param captured what {@link #capture} of this step returned, read back from the journal
   * @throws StepFailedException when the target said no, or when the outcome cannot be known
   */
  default StepResult undo(Captured captured, StepContext context)
      throws StepFailedException, InterruptedException {
    throw new StepFailedException(
        "this step cannot be undone", "put the former state back by hand");
  }
}
