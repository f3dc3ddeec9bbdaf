package dev.playbook.core.run;

import dev.playbook.core.model.Activity;
import dev.playbook.core.model.Budget;
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
import dev.playbook.core.plan.PlannedStep;
import dev.playbook.core.plan.Premises;
import dev.playbook.core.plan.RunFacts;
import dev.playbook.core.plan.Selection;
import dev.playbook.core.plan.Undo;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A plan whose activities nobody does. */
final class ScriptedPlan {
  private static final Source SOURCE =
      new Source(Path.of("/playbook.yml"), "playbook.yml", "id: x");

  /** Where everything stands. */
  static final Span SPAN = SOURCE.start();

  private static final Preview PREVIEW = new Preview("do it", Risk.CHANGE, List.of());

  private final List<PlannedStep> steps = new ArrayList<>();
  private Budget budget = Budget.UNBOUNDED;
  private List<Fork> forks = List.of();
  private Optional<Undo> undo = Optional.empty();

  void limitTo(Duration limit, Duration reserve) {
    budget = new Budget(Optional.empty(), Optional.of(limit), reserve);
  }

  /** The parallel groups around the steps that follow. */
  void within(List<Fork> around) {
    forks = around;
  }

  /** What the playbook says about undoing the steps that follow. */
  void undoneBy(Optional<Undo> way) {
    undo = way;
  }

  void add(Draft draft) {
    add(draft, new Forecast.Computed(PREVIEW));
  }

  void addBlocked(Draft draft, String reason) {
    add(draft, new Forecast.Blocked(PREVIEW, reason, ""));
  }

  private void add(Draft draft, Forecast forecast) {
    boolean isStep = draft.phase() == Phase.STEP;
    steps.add(
        new PlannedStep(
            draft.planned(isStep ? forks : List.of(), isStep ? undo : Optional.empty()), forecast));
  }

  Plan plan() {
    Premises premises =
        new Premises(
            playbook(),
            Target.none(SOURCE),
            Map.of("scope", "index"),
            Map.of(),
            new RunFacts("7Q2K", "winston", Instant.EPOCH, Optional.empty()),
            Selection.EVERYTHING);
    return new Plan(premises, Look.READ, steps);
  }

  private Playbook playbook() {
    return new Playbook(
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
  }

  /** A way back of steps, which run one after the other. */
  static WayBack wayBack(String... ids) {
    return new WayBack.BySteps(Stream.of(ids).map(id -> task(id, FailurePolicy.STOP)).toList());
  }

  /** A step of a way back. */
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

  static Activity activity(RetryPolicy retry) {
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
}
