package dev.playbook.core.run;

import dev.playbook.core.activity.Masker;
import dev.playbook.core.activity.Outcome;
import dev.playbook.core.expression.Scope;
import dev.playbook.spi.StepResult;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Results as the journal has kept them: what was secret in them is lost. Nobody may use the mask in
 * its place, so that such a value counts as one that is not there.
 */
final class MaskedResults {
  private MaskedResults() {}

  /** Returns the event with the values that can be used. */
  static RunEvent usable(RunEvent event) {
    return event instanceof RunEvent.AttemptEnded ended
            && ended.outcome() instanceof Outcome.Succeeded(StepResult result)
        ? new RunEvent.AttemptEnded(
            ended.at(),
            ended.key(),
            ended.attempt(),
            new Outcome.Succeeded(usable(result, new Scope.NotYet(ended.key()))),
            ended.took())
        : event;
  }

  private static StepResult usable(StepResult result, Scope.NotYet lost) {
    Map<String, Object> values = new LinkedHashMap<>();
    result
        .values()
        .forEach((name, value) -> values.put(name, Masker.isMasked(value) ? lost : value));
    return new StepResult(result.changed(), result.changes(), values);
  }
}
