package dev.playbook.core.run;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.activity.Outcome.Cause;
import dev.playbook.core.activity.SealedCapture;
import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.model.RetryPolicy;
import dev.playbook.core.model.WayBack;
import dev.playbook.core.plan.Fork;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.Undo;
import dev.playbook.spi.Captured;
import dev.playbook.spi.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run written down as a table: some activities, some events, and what the policy says then. */
final class Scenario {
  private static final Captured FORMER_STATE = new Captured(Map.of("was", "old"));

  private final ScriptedPlan plan = new ScriptedPlan();
  private final ScriptedEvents events = new ScriptedEvents();
  private Duration elapsed = Duration.ZERO;
  private Set<String> underWay = Set.of();
  private FailurePolicy policy = FailurePolicy.STOP;

  Scenario precondition(String id) {
    return add(Draft.of(Phase.PRECONDITION, id));
  }

  Scenario step(String... ids) {
    for (String id : ids) {
      plan.add(draft(id));
    }
    return this;
  }

  Scenario stepWhen(String id, String condition) {
    return add(draft(id).when(condition));
  }

  Scenario tolerantStep(String id) {
    return add(draft(id).onFailure(FailurePolicy.CONTINUE));
  }

  Scenario retriedStep(String id, RetryPolicy retry) {
    return add(draft(id).retried(retry));
  }

  Scenario blockedStep(String id) {
    plan.addBlocked(draft(id), "no way in");
    return this;
  }

  private Draft draft(String id) {
    return Draft.of(Phase.STEP, id).onFailure(policy);
  }

  /** What a validation of the same id compares with. */
  Scenario look(String id) {
    return add(Draft.of(Phase.BEFORE, id));
  }

  Scenario validation(String id) {
    return add(Draft.of(Phase.VALIDATION, id));
  }

  Scenario minorValidation(String id) {
    return add(Draft.of(Phase.VALIDATION, id).minor());
  }

  Scenario finalStep(String id) {
    return add(Draft.of(Phase.FINALLY, id).onFailure(FailurePolicy.CONTINUE));
  }

  private Scenario add(Draft draft) {
    plan.add(draft);
    return this;
  }

  /** What follows when one of the steps that follow fails. */
  Scenario onFailure(FailurePolicy next) {
    policy = next;
    return this;
  }

  /** How the steps that follow are undone: each by itself, or all of a group. */
  Scenario undoneBy(String holder, WayBack way) {
    plan.undoneBy(Optional.of(new Undo(way, holder)));
    return this;
  }

  /** The steps that follow are undone by their type. */
  Scenario undoneByType() {
    plan.undoneBy(Optional.empty());
    return this;
  }

  /** The steps that follow belong to a branch of a parallel group; an empty name ends the group. */
  Scenario branch(String name) {
    plan.within(name.isEmpty() ? List.of() : List.of(new Fork("g", name)));
    return this;
  }

  Scenario limitedTo(Duration limit, Duration reserve) {
    plan.limitTo(limit, reserve);
    return this;
  }

  /** Says which activities somebody works on at this moment. */
  Scenario underWay(String... keys) {
    underWay = Set.of(keys);
    return this;
  }

  Scenario at(Duration time) {
    elapsed = time;
    return this;
  }

  Scenario begun(String key) {
    events.begun(key);
    return this;
  }

  Scenario changed(String key) {
    return ended(key, new Outcome.Succeeded(StepResult.changed(List.of(), Map.of())));
  }

  Scenario ok(String key) {
    return ended(key, new Outcome.Succeeded(StepResult.unchanged()));
  }

  Scenario failed(String key) {
    return failed(key, Cause.REFUSED);
  }

  Scenario failed(String key, Cause cause) {
    return ended(key, new Outcome.Failed(cause, "no", ""));
  }

  /** A step that failed before it touched anything. */
  Scenario notStarted(String key) {
    return failed(key, Cause.NOT_STARTED);
  }

  /** An attempt that ended before its start could be said. */
  Scenario failedUnbegun(String key) {
    events.unbegun(key, new Outcome.Failed(Cause.NOT_STARTED, "no", ""));
    return this;
  }

  Scenario lost(String key) {
    return ended(key, new Outcome.Unknown("gone", "look"));
  }

  private Scenario ended(String key, Outcome outcome) {
    events.attempt(key, outcome);
    return this;
  }

  /** Steps that have kept what their undo needs, and then changed something. */
  Scenario keptAndChanged(String... keys) {
    for (String key : keys) {
      kept(key, FORMER_STATE).changed(key);
    }
    return this;
  }

  /** A step that made something read what earlier steps had changed. */
  Scenario keptAgainAndChanged(String key) {
    return kept(key, FORMER_STATE.again()).changed(key);
  }

  /** A step that has kept something in which there was a secret, which the journal has not. */
  Scenario keptMaskedAndChanged(String key) {
    return kept(key, new Captured(Map.of("rows", List.of(Map.of("key", "token=***")))))
        .changed(key);
  }

  Scenario keptAndFailed(String key, Cause cause) {
    return kept(key, FORMER_STATE).failed(key, cause);
  }

  /** A step that has looked and seen nothing to change, and then failed. */
  Scenario keptNothingAndFailed(String key) {
    return kept(key, Captured.NOTHING).failed(key);
  }

  private Scenario kept(String key, Captured captured) {
    return after(new RunEvent.Kept(Instant.EPOCH, key, SealedCapture.of(captured)));
  }

  /** The run begins to undo, as the policy wants it now. */
  Scenario undoBegun() {
    List<RunEvent.Item> items = ((Action.BeginUndo) actions().getFirst()).activities();
    return after(new RunEvent.UndoStarted(Instant.EPOCH, Optional.empty(), List.of(), items));
  }

  /** An operator begins to undo these. */
  Scenario undoneByOperator(String... keys) {
    return undoneByOperator(List.of(), keys);
  }

  Scenario undoneByOperator(List<String> chosen, String... keys) {
    List<RunEvent.Item> items = Stream.of(keys).map(ScriptedEvents::undo).toList();
    return after(new RunEvent.UndoStarted(Instant.EPOCH, Optional.of("winston"), chosen, items));
  }

  Scenario stopped() {
    return after(new RunEvent.StopRequested(Instant.EPOCH, "interrupt"));
  }

  Scenario resolved(String key, Resolution how) {
    return after(new RunEvent.Resolved(Instant.EPOCH, key, how, "", ""));
  }

  Scenario over(Verdict verdict) {
    return after(new RunEvent.Ended(Instant.EPOCH, verdict, "", Duration.ZERO));
  }

  Scenario reopened(String... again) {
    events.reopened(List.of(again));
    return this;
  }

  private Scenario after(RunEvent event) {
    events.add(event);
    return this;
  }

  List<String> onceMore() {
    return OnceMore.of(plan.plan(), events.state());
  }

  /** What comes next, in one line; what begins together is joined by a plus. */
  String next() {
    return actions().stream().map(ActionWords::of).collect(Collectors.joining(" + "));
  }

  private List<Action> actions() {
    return new Navigator(plan.plan()).next(new Moment(events.state(), underWay, elapsed));
  }
}
