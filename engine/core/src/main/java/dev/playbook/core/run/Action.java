package dev.playbook.core.run;

import dev.playbook.core.activity.SealedCapture;
import dev.playbook.core.plan.PlannedActivity;
import java.time.Duration;
import java.util.List;

/** What the policy wants next. */
sealed interface Action {

  /** Make an attempt, after a pause. */
  record Attempt(PlannedActivity activity, int number, Duration pause) implements Action {}

  /** Pass an activity over. */
  record Skip(PlannedActivity activity, String reason) implements Action {}

  /** An activity cannot even be tried, because it could not be judged. */
  record Fail(PlannedActivity activity, String message, String hint) implements Action {}

  /** Begin to undo. */
  record BeginUndo(List<RunEvent.Item> activities) implements Action {}

  /** Let the type of a step put back what it has kept. */
  record PutBack(PlannedActivity activity, PlannedActivity step, SealedCapture kept)
      implements Action {}

  /** The run is over. */
  record Finish(Verdict verdict, String reason) implements Action {}
}
