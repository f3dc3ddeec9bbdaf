package dev.playbook.core.plan;

import dev.playbook.core.model.Activity;
import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.plan.call.Condition;
import dev.playbook.core.plan.call.Frame;
import dev.playbook.core.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One activity in the flat order of a run.
 *
 * @param phase the part of the run
 * @param id how expressions call it; unique within its phase
 * @param path the id with the groups around it, for people: {@code index/drop-optimized}
 * @param name what people read
 * @param frame the playbook that it belongs to
 * @param conditions all must hold, the outermost group's first
 * @param forks the parallel groups around it, the outermost first
 * @param onFailure what follows a failure
 * @param inspect a look; when what it expects holds, there is nothing to do
 * @param undo what the playbook says about undoing it
 * @param critical whether a failed validation fails the run
 * @param message what a failed check means to the operator; a template
 * @param estimate how long it usually takes, as the playbook says
 * @param idempotent whether it may be repeated when nobody knows how it ended
 * @param span where it stands
 */
public record PlannedActivity(
    Phase phase,
    String id,
    String path,
    String name,
    Activity activity,
    Frame frame,
    List<Condition> conditions,
    List<Fork> forks,
    FailurePolicy onFailure,
    Optional<Activity> inspect,
    Optional<Undo> undo,
    boolean critical,
    Optional<String> message,
    Optional<Duration> estimate,
    boolean idempotent,
    Span span) {

  /** Copies the lists. */
  public PlannedActivity {
    conditions = List.copyOf(conditions);
    forks = List.copyOf(forks);
  }

  /** Returns the name of the activity that is unique in the run. */
  public String key() {
    return switch (phase) {
      case PRECONDITION -> "preconditions/" + id;
      case BEFORE -> "before/" + id;
      case STEP -> path;
      case VALIDATION -> "validations/" + id;
      case UNDO -> "undo/" + path;
      case FINALLY -> "finally/" + path;
    };
  }

  /** Returns this activity, to be run only if something else holds first. */
  PlannedActivity given(Condition first) {
    return with(Stream.concat(Stream.of(first), conditions.stream()).toList());
  }

  /** Returns this activity, to be run in any case. */
  PlannedActivity unconditional() {
    return with(List.of());
  }

  private PlannedActivity with(List<Condition> others) {
    return new PlannedActivity(
        phase,
        id,
        path,
        name,
        activity,
        frame,
        others,
        forks,
        onFailure,
        inspect,
        undo,
        critical,
        message,
        estimate,
        idempotent,
        span);
  }

  /** Returns whether a parallel group around both lets them run at once. */
  public boolean isBeside(PlannedActivity other) {
    return phase == other.phase
        && forks.stream().anyMatch(fork -> other.forks.stream().anyMatch(fork::parts));
  }
}
