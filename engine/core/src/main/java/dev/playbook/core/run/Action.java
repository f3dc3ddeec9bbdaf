package dev.playbook.core.run;

import dev.playbook.core.plan.PlannedActivity;
import java.time.Duration;

/** What the policy wants next. */
sealed interface Action {

  /** Make an attempt, after a pause. */
  record Attempt(PlannedActivity activity, int number, Duration pause) implements Action {}

  /** Pass an activity over. */
  record Skip(PlannedActivity activity, String reason) implements Action {}

  /** An activity cannot even be tried, because it could not be judged. */
  record Fail(PlannedActivity activity, String message, String hint) implements Action {}

  /** The run is over. */
  record Finish(Verdict verdict, String reason) implements Action {}
}
