package dev.playbook.core.activity;

import dev.playbook.spi.InputException;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.World;
import java.util.Optional;

/**
 * Calls the methods of steps, each within a deadline and until the operator has had enough.
 *
 * @param stop asked before and during each call
 */
record StepCalls(Workspace workspace, StopSignal stop) {

  /**
   * Who calls, and until when.
   *
   * @param id the activity
   * @param attempt its how-manieth
   * @param onlyReads whether a call may be broken off as soon as the operator wants to stop
   */
  record Caller(
      String id,
      int attempt,
      Deadline deadline,
      ActivityRunner.Listener listener,
      boolean onlyReads) {

    static Caller of(
        ActivityRunner.Attempt attempt, ActivityRunner.Listener listener, boolean onlyReads) {
      return new Caller(attempt.id(), attempt.number(), attempt.deadline(), listener, onlyReads);
    }
  }

  /**
   * What a call sees beside the live system, and whether it may probe that.
   *
   * @param owner the activity whose directory it uses; empty for its own
   */
  record View(World world, boolean mayProbe, Optional<String> owner) {
    static final View AS_IT_IS = new View(World.AS_IT_IS, false, Optional.empty());

    View of(String other) {
      return new View(world, mayProbe, Optional.of(other));
    }
  }

  /** A call of one of a step's methods. */
  @FunctionalInterface
  interface StepCall<T> {
    T call(LiveContext context) throws StepFailedException, InterruptedException;
  }

  <T> T call(Caller caller, View view, StepCall<T> work)
      throws StepFailedException, BoundedCall.EndedException {
    Cancellation cancellation = new Cancellation();
    LiveContext context =
        new LiveContext(
            workspace,
            caller.id(),
            view.owner().orElse(caller.id()),
            caller.attempt(),
            view.world(),
            view.mayProbe(),
            caller.deadline(),
            cancellation,
            stop,
            caller.listener().output());
    StopSignal.Urgency stopsAt =
        caller.onlyReads() ? StopSignal.Urgency.SOON : StopSignal.Urgency.NOW;
    try {
      return new BoundedCall(caller.deadline(), cancellation, stop, stopsAt)
          .call(() -> work.call(context));
    } catch (InputException e) {
      throw StepFailedException.notStarted(e.getMessage(), e.hint(), e);
    }
  }
}
