package dev.playbook.core.run;

import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.core.run.undo.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The verdict over a run in which nothing is left to do. What comes first outweighs the rest. */
final class Conclusion {
  private final List<PlannedActivity> activities;
  private final List<String> obstacles;
  private final RunState state;

  Conclusion(List<PlannedActivity> activities, List<String> obstacles, RunState state) {
    this.activities = activities;
    this.obstacles = obstacles;
    this.state = state;
  }

  Action action() {
    List<PlannedActivity> unknown = unknown();
    List<PlannedActivity> refused = bad(Phase.PRECONDITION).toList();
    List<PlannedActivity> failed = bad(Phase.STEP).toList();
    if (!unknown.isEmpty()) {
      return finish(Verdict.UNKNOWN, reason(unknown));
    } else if (state.undo().isPresent() && !nothingChanged(failed)) {
      Optional<String> why =
          failed.isEmpty() ? Optional.empty() : Optional.of(names("step", failed) + " failed");
      Route route = Route.of(activities, state);
      return new UndoConclusion(route, state, state.undo().get(), why).action();
    } else if (!refused.isEmpty()) {
      return finish(
          Verdict.NOT_STARTED, names("precondition", refused) + " not met; nothing was changed");
    } else if (!obstacles.isEmpty()) {
      return finish(Verdict.NOT_STARTED, String.join("; ", obstacles) + "; nothing was changed");
    } else if (state.stopping()) {
      return finish(Verdict.STOPPED, "stopped by the operator");
    } else if (!failed.isEmpty() && nothingChanged(failed)) {
      return finish(
          Verdict.NOT_STARTED, names("step", failed) + " not agreed to; nothing was changed");
    } else if (!failed.isEmpty()) {
      return finish(Verdict.FAILED_KEPT, names("step", failed) + " failed");
    } else if (in(Phase.STEP).anyMatch(is(Progress::isPending))) {
      return finish(Verdict.FAILED_KEPT, "the budget is used up before the last step");
    }
    return validated();
  }

  /** The end of a run that must not go on, whatever else there is to say. */
  RunEvent.Ended unknown(Duration took, Instant now) {
    return new RunEvent.Ended(now, Verdict.UNKNOWN, reason(unknown()), took);
  }

  private List<PlannedActivity> unknown() {
    return all().filter(activity -> state.isUnknown(activity.key())).toList();
  }

  private static String reason(List<PlannedActivity> unknown) {
    return "nobody can say how " + names("step", unknown) + " ended";
  }

  private boolean nothingChanged(List<PlannedActivity> failed) {
    return failed.stream().allMatch(is(Progress::isDeclined))
        && in(Phase.STEP).noneMatch(is(Progress::hasChanged));
  }

  private Action validated() {
    List<PlannedActivity> failed = bad(Phase.VALIDATION).filter(PlannedActivity::critical).toList();
    List<PlannedActivity> tolerated =
        bad(Phase.VALIDATION).filter(check -> !check.critical()).toList();
    List<PlannedActivity> unclean = bad(Phase.FINALLY).toList();
    if (!failed.isEmpty()) {
      return finish(Verdict.FAILED_KEPT, names("validation", failed) + " failed");
    } else if (in(Phase.VALIDATION).noneMatch(is(Progress::isGood))) {
      return finish(Verdict.FINISHED_NOT_VALIDATED, "no validation says whether it helped");
    } else if (!tolerated.isEmpty()) {
      return finish(Verdict.RECOVERED_WITH_WARNINGS, names("validation", tolerated) + " failed");
    } else if (!unclean.isEmpty()) {
      return finish(Verdict.RECOVERED_WITH_WARNINGS, names("final step", unclean) + " failed");
    }
    return in(Phase.STEP).anyMatch(is(Progress::hasChanged))
        ? finish(Verdict.RECOVERED, "every validation holds")
        : finish(Verdict.NOTHING_TO_DO, "nothing had to be changed, every validation holds");
  }

  private Stream<PlannedActivity> all() {
    return activities.stream();
  }

  private Stream<PlannedActivity> in(Phase phase) {
    return all().filter(activity -> activity.phase() == phase);
  }

  private Stream<PlannedActivity> bad(Phase phase) {
    return in(phase).filter(is(Progress::isBad));
  }

  private Predicate<PlannedActivity> is(Predicate<Progress> test) {
    return activity -> test.test(state.of(activity.key()));
  }

  private static Action finish(Verdict verdict, String reason) {
    return new Action.Finish(verdict, reason);
  }

  private static String names(String kind, List<PlannedActivity> activities) {
    String names =
        String.join(", ", activities.stream().map(activity -> "`" + activity.id() + "`").toList());
    return kind + (activities.size() == 1 ? " " : "s ") + names;
  }
}
