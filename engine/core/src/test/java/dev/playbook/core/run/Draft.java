package dev.playbook.core.run;

import dev.playbook.core.model.Expression;
import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.model.RetryPolicy;
import dev.playbook.core.plan.Fork;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.core.plan.Undo;
import dev.playbook.core.plan.call.Condition;
import dev.playbook.core.plan.call.Frame;
import java.util.List;
import java.util.Optional;

/** One activity of a {@link ScriptedPlan}: what the policy looks at. */
record Draft(
    Phase phase,
    String id,
    List<String> when,
    FailurePolicy onFailure,
    boolean critical,
    RetryPolicy retry) {

  static Draft of(Phase phase, String id) {
    return new Draft(phase, id, List.of(), FailurePolicy.STOP, true, RetryPolicy.NEVER);
  }

  Draft when(String condition) {
    return new Draft(phase, id, List.of(condition), onFailure, critical, retry);
  }

  Draft onFailure(FailurePolicy policy) {
    return new Draft(phase, id, when, policy, critical, retry);
  }

  Draft minor() {
    return new Draft(phase, id, when, onFailure, false, retry);
  }

  Draft retried(RetryPolicy policy) {
    return new Draft(phase, id, when, onFailure, critical, policy);
  }

  PlannedActivity planned(List<Fork> forks, Optional<Undo> undo) {
    return new PlannedActivity(
        phase,
        id,
        id,
        id,
        ScriptedPlan.activity(retry),
        Frame.WHOLE,
        when.stream().map(Draft::condition).toList(),
        forks,
        onFailure,
        Optional.empty(),
        undo,
        critical,
        Optional.empty(),
        Optional.empty(),
        false,
        ScriptedPlan.SPAN);
  }

  private static Condition condition(String text) {
    return new Condition.Written(new Expression(text, ScriptedPlan.SPAN), Frame.WHOLE);
  }
}
