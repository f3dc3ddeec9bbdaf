package dev.playbook.core.run;

import dev.playbook.core.plan.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The attempts of a run of which nobody knows how they ended, in the order of the run. */
final class LostAttempts {
  private LostAttempts() {}

  /**
   * Returns them.
   *
   * @param events what is known of their beginnings
   */
  static List<Recovery.Lost> of(Plan plan, List<RunEvent> events, RunState state) {
    Map<String, RunEvent.AttemptStarted> begun = new HashMap<>();
    events.forEach(
        event -> {
          if (event instanceof RunEvent.AttemptStarted started) {
            begun.put(started.key(), started);
          }
        });
    return plan.activities().stream()
        .filter(activity -> state.of(activity.key()).isUnknown())
        .map(
            activity -> {
              int number = state.of(activity.key()).number();
              Optional<RunEvent.AttemptStarted> started =
                  Optional.ofNullable(begun.get(activity.key()))
                      .filter(last -> last.attempt() == number);
              return new Recovery.Lost(
                  activity,
                  number,
                  started.map(RunEvent.AttemptStarted::at),
                  started.map(RunEvent.AttemptStarted::risk));
            })
        .toList();
  }
}
