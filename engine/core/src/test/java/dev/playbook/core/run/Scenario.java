package dev.playbook.core.run;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.model.Activity;
import dev.playbook.core.model.Budget;
import dev.playbook.core.model.Expression;
import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Responsibility;
import dev.playbook.core.model.RetryPolicy;
import dev.playbook.core.model.StepNode;
import dev.playbook.core.model.Target;
import dev.playbook.core.model.WayBack;
import dev.playbook.core.plan.Forecast;
import dev.playbook.core.plan.Fork;
import dev.playbook.core.plan.Look;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.core.plan.PlannedStep;
import dev.playbook.core.plan.Premises;
import dev.playbook.core.plan.RunFacts;
import dev.playbook.core.plan.Selection;
import dev.playbook.core.plan.Undo;
import dev.playbook.core.plan.call.Condition;
import dev.playbook.core.plan.call.Frame;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import dev.playbook.spi.Captured;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.StepResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run written down as a table: some activities, some events, and what the policy says then. */
final class Scenario {
  private static final Source SOURCE =
      new Source(Path.of("/playbook.yml"), "playbook.yml", "id: x");
  private static final Span SPAN = SOURCE.start();
  private static final Preview PREVIEW = new Preview("do it", Risk.CHANGE, List.of());

  private final List<PlannedStep> steps = new ArrayList<>();
  private final List<RunEvent> events = new ArrayList<>();
  private Budget budget = Budget.UNBOUNDED;
  private Duration elapsed = Duration.ZERO;
  private List<Fork> forks = List.of();
  private Set<String> underWay = Set.of();
  private FailurePolicy policy = FailurePolicy.STOP;
  private Optional<Undo> undo = Optional.empty();

  Scenario precondition(String id) {
    return add(
        Phase.PRECONDITION, id, Optional.empty(), FailurePolicy.STOP, true, RetryPolicy.NEVER);
  }

  Scenario step(String id) {
    return add(Phase.STEP, id, Optional.empty(), policy, true, RetryPolicy.NEVER);
  }

  /** What follows when one of the steps that follow fails. */
  Scenario onFailure(FailurePolicy next) {
    policy = next;
    return this;
  }

  /** How the steps that follow are undone: each by itself, or all of a group. */
  Scenario undoneBy(String holder, WayBack way) {
    undo = Optional.of(new Undo(way, holder));
    return this;
  }

  /** The steps that follow are undone by their type. */
  Scenario undoneByType() {
    undo = Optional.empty();
    return this;
  }

  /** A way back of steps, which run one after the other. */
  static WayBack steps(String... ids) {
    return new WayBack.BySteps(Stream.of(ids).map(id -> task(id, FailurePolicy.STOP)).toList());
  }

  static StepNode.Task task(String id, FailurePolicy onFailure) {
    return new StepNode.Task(
        id,
        id,
        activity(RetryPolicy.NEVER),
        Optional.empty(),
        Optional.of(onFailure),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        SPAN);
  }

  Scenario stepWhen(String id, String condition) {
    return add(Phase.STEP, id, Optional.of(condition), FailurePolicy.STOP, true, RetryPolicy.NEVER);
  }

  Scenario tolerantStep(String id) {
    return add(Phase.STEP, id, Optional.empty(), FailurePolicy.CONTINUE, true, RetryPolicy.NEVER);
  }

  Scenario retriedStep(String id, RetryPolicy retry) {
    return add(Phase.STEP, id, Optional.empty(), FailurePolicy.STOP, true, retry);
  }

  /** The steps that follow belong to a branch of a parallel group; an empty name ends the group. */
  Scenario branch(String name) {
    forks = name.isEmpty() ? List.of() : List.of(new Fork("g", name));
    return this;
  }

  /** Says which activities somebody works on at this moment. */
  Scenario underWay(String... keys) {
    underWay = Set.of(keys);
    return this;
  }

  /** What a validation of the same id compares with. */
  Scenario look(String id) {
    return add(Phase.BEFORE, id, Optional.empty(), FailurePolicy.STOP, true, RetryPolicy.NEVER);
  }

  Scenario validation(String id) {
    return add(Phase.VALIDATION, id, Optional.empty(), FailurePolicy.STOP, true, RetryPolicy.NEVER);
  }

  Scenario minorValidation(String id) {
    return add(
        Phase.VALIDATION, id, Optional.empty(), FailurePolicy.STOP, false, RetryPolicy.NEVER);
  }

  Scenario finalStep(String id) {
    return add(
        Phase.FINALLY, id, Optional.empty(), FailurePolicy.CONTINUE, true, RetryPolicy.NEVER);
  }

  Scenario blockedStep(String id) {
    step(id);
    PlannedStep last = steps.removeLast();
    steps.add(new PlannedStep(last.activity(), new Forecast.Blocked(PREVIEW, "no way in", "")));
    return this;
  }

  Scenario limitedTo(Duration limit, Duration reserve) {
    budget = new Budget(Optional.empty(), Optional.of(limit), reserve);
    return this;
  }

  Scenario at(Duration time) {
    elapsed = time;
    return this;
  }

  Scenario changed(String key) {
    return ended(key, new Outcome.Succeeded(StepResult.changed(List.of(), Map.of())));
  }

  Scenario ok(String key) {
    return ended(key, new Outcome.Succeeded(StepResult.unchanged()));
  }

  Scenario failed(String key) {
    return failed(key, Outcome.Cause.REFUSED);
  }

  Scenario failed(String key, Outcome.Cause cause) {
    return ended(key, new Outcome.Failed(cause, "no", ""));
  }

  /** An attempt that ended before its start could be said. */
  Scenario failedUnbegun(String key) {
    events.add(
        new RunEvent.AttemptEnded(
            Instant.EPOCH,
            key,
            attempts(key) + 1,
            new Outcome.Failed(Outcome.Cause.NOT_STARTED, "no", ""),
            Duration.ZERO));
    return this;
  }

  /** A step that has kept what its undo needs, and then changed something. */
  Scenario keptAndChanged(String key) {
    return kept(key, new Captured(Map.of("was", "old"))).changed(key);
  }

  /** A step that made something read what earlier steps had changed. */
  Scenario keptAgainAndChanged(String key) {
    return kept(key, new Captured(Map.of("was", "running")).again()).changed(key);
  }

  /** A step that has kept something in which there was a secret, which the journal has not. */
  Scenario keptMaskedAndChanged(String key) {
    return kept(key, new Captured(Map.of("rows", List.of(Map.of("key", "token=***")))))
        .changed(key);
  }

  Scenario keptAndFailed(String key, Outcome.Cause cause) {
    return kept(key, new Captured(Map.of("was", "old"))).failed(key, cause);
  }

  /** A step that has looked and seen nothing to change, and then failed. */
  Scenario keptNothingAndFailed(String key) {
    return kept(key, Captured.NOTHING).failed(key);
  }

  private Scenario kept(String key, Captured captured) {
    events.add(new RunEvent.Kept(Instant.EPOCH, key, captured));
    return this;
  }

  /** The run begins to undo, as the policy wants it now. */
  Scenario undoBegun() {
    Action action = navigator().next(new Moment(state(), underWay, elapsed)).getFirst();
    List<RunEvent.Item> items = ((Action.BeginUndo) action).activities();
    events.add(new RunEvent.UndoStarted(Instant.EPOCH, Optional.empty(), List.of(), items));
    return this;
  }

  /** An operator begins to undo these. */
  Scenario undoneByOperator(String... keys) {
    return undoneByOperator(List.of(), keys);
  }

  Scenario undoneByOperator(List<String> chosen, String... keys) {
    List<RunEvent.Item> items =
        Stream.of(keys)
            .map(key -> new RunEvent.Item(Phase.UNDO, key, "scripted", key, false))
            .toList();
    events.add(new RunEvent.UndoStarted(Instant.EPOCH, Optional.of("winston"), chosen, items));
    return this;
  }

  Scenario over(Verdict verdict) {
    events.add(new RunEvent.Ended(Instant.EPOCH, verdict, "", Duration.ZERO));
    return this;
  }

  Scenario lost(String key) {
    return ended(key, new Outcome.Unknown("gone", "look"));
  }

  Scenario begun(String key) {
    events.add(
        new RunEvent.AttemptStarted(
            Instant.EPOCH, key, attempts(key) + 1, "", Risk.CHANGE, List.of(), Duration.ZERO));
    return this;
  }

  Scenario stopped() {
    events.add(new RunEvent.StopRequested(Instant.EPOCH, "interrupt"));
    return this;
  }

  Scenario reopened(String... again) {
    events.add(
        new RunEvent.Reopened(
            Instant.EPOCH,
            new RunEvent.EngineProcess("", "", 1, "", ""),
            "",
            "resume",
            0,
            List.of(),
            List.of(again)));
    return this;
  }

  Scenario resolved(String key, Resolution how) {
    events.add(new RunEvent.Resolved(Instant.EPOCH, key, how, "", ""));
    return this;
  }

  Scenario over() {
    events.add(new RunEvent.Ended(Instant.EPOCH, Verdict.FAILED_KEPT, "", Duration.ZERO));
    return this;
  }

  List<String> onceMore() {
    return OnceMore.of(plan(), state());
  }

  /** What comes next, in one line; what begins together is joined by a plus. */
  String next() {
    return navigator().next(new Moment(state(), underWay, elapsed)).stream()
        .map(Scenario::words)
        .collect(Collectors.joining(" + "));
  }

  private static String words(Action action) {
    return switch (action) {
      case Action.Attempt(PlannedActivity activity, int number, Duration pause) ->
          "attempt " + number + " of " + activity.key() + (pause.isZero() ? "" : " after " + pause);
      case Action.Skip(PlannedActivity activity, String reason) ->
          "skip " + activity.key() + ": " + reason;
      case Action.Fail(PlannedActivity activity, String message, _) ->
          "fail " + activity.key() + ": " + message;
      case Action.BeginUndo(List<RunEvent.Item> items) ->
          "undo "
              + items.stream().map(RunEvent.Item::key).collect(Collectors.joining(", ", "[", "]"));
      case Action.PutBack(PlannedActivity activity, _, _) -> "put back " + activity.key();
      case Action.Finish(Verdict verdict, String reason) -> verdict.words() + ": " + reason;
    };
  }

  private Navigator navigator() {
    return new Navigator(plan());
  }

  private Plan plan() {
    return new Plan(premises(), Look.READ, steps);
  }

  private RunState state() {
    RunState state = RunState.NONE;
    for (RunEvent event : events) {
      state = state.after(event);
    }
    return state;
  }

  private Scenario ended(String key, Outcome outcome) {
    begun(key);
    events.add(
        new RunEvent.AttemptEnded(
            Instant.EPOCH, key, attempts(key), outcome, Duration.ofSeconds(1)));
    return this;
  }

  private int attempts(String key) {
    return state().of(key).number();
  }

  private Scenario add(
      Phase phase,
      String id,
      Optional<String> when,
      FailurePolicy onFailure,
      boolean critical,
      RetryPolicy retry) {
    PlannedActivity planned =
        new PlannedActivity(
            phase,
            id,
            id,
            id,
            activity(retry),
            Frame.WHOLE,
            when
                .map(
                    text ->
                        (Condition) new Condition.Written(new Expression(text, SPAN), Frame.WHOLE))
                .stream()
                .toList(),
            phase == Phase.STEP ? forks : List.of(),
            onFailure,
            Optional.empty(),
            phase == Phase.STEP ? undo : Optional.empty(),
            critical,
            Optional.empty(),
            Optional.empty(),
            false,
            SPAN);
    steps.add(new PlannedStep(planned, new Forecast.Computed(PREVIEW)));
    return this;
  }

  private static Activity activity(RetryPolicy retry) {
    return new Activity(
        "scripted",
        SPAN,
        new YamlTree.Mapping(List.of(), SPAN),
        Duration.ofMinutes(1),
        retry,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Premises premises() {
    Playbook playbook =
        new Playbook(
            SOURCE,
            List.of(SOURCE),
            "x",
            "X",
            "",
            "full",
            Responsibility.NOBODY,
            Map.of(),
            Optional.empty(),
            List.of(),
            Map.of(),
            budget,
            "x",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            FailurePolicy.STOP,
            Optional.empty());
    return new Premises(
        playbook,
        Target.none(SOURCE),
        Map.of("scope", "index"),
        Map.of(),
        new RunFacts("7Q2K", "winston", Instant.EPOCH, Optional.empty()),
        Selection.EVERYTHING);
  }
}
