package dev.playbook.core.plan;

import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a run would do, and why it could not.
 *
 * @param premises what the plan starts from
 * @param look how the live system was asked
 * @param steps every activity in the order of the run
 */
public record Plan(Premises premises, Look look, List<PlannedStep> steps) {
  /** Copies the steps. */
  public Plan {
    steps = List.copyOf(steps);
  }

  /** Returns the same, to be done although its saved form no longer fits. */
  public Plan accepting(List<String> moved) {
    return new Plan(premises.accepting(moved), look, steps);
  }

  /** Returns whether the live system was asked. */
  public boolean looked() {
    return look != Look.NONE;
  }

  /** Returns whether something was tried there and taken back. */
  public boolean probed() {
    return look == Look.PROBE;
  }

  /** Returns the same, with what earlier runs have shown. */
  public Plan with(Experience experience, UnaryOperator<String> mask) {
    return new Plan(
        premises, look, steps.stream().map(step -> step.with(experience, mask)).toList());
  }

  /** Returns the activities of one phase. */
  public List<PlannedStep> in(Phase phase) {
    return steps.stream().filter(step -> step.activity().phase() == phase).toList();
  }

  /** Returns the steps that are not passed over for certain. */
  public Stream<PlannedStep> mayRun() {
    return in(Phase.STEP).stream().filter(step -> !(step.forecast() instanceof Forecast.Skipped));
  }

  /** Returns the activities in the order of the run. */
  public List<PlannedActivity> activities() {
    return steps.stream().map(PlannedStep::activity).toList();
  }

  /** Returns what it changes of what other playbooks changed a short while ago. */
  public List<Crossing> crossings() {
    return steps.stream().flatMap(step -> step.crossings().stream()).toList();
  }

  /** Returns the steps whose effect cannot be seen. */
  public long opaque() {
    return changing().filter(step -> step.forecast().ifItRuns() instanceof Forecast.Opaque).count();
  }

  /** Returns the steps that will change something, or may. */
  public long changes() {
    return changing().filter(step -> step.forecast().mayChange()).count();
  }

  /** Returns the steps that will remove something. */
  public long destroys() {
    return changing()
        .filter(step -> !(step.forecast().ifItRuns() instanceof Forecast.NothingToDo))
        .flatMap(step -> step.forecast().sent().stream())
        .filter(preview -> preview.risk() == Risk.DESTROY)
        .count();
  }

  /** Returns the steps of which only a later look can tell whether they remove something. */
  public long mayDestroy() {
    return changing()
        .filter(
            step ->
                step.forecast().ifItRuns()
                        instanceof Forecast.KnownAfter(Optional<Preview> preview, _, _)
                    && preview.isEmpty())
        .filter(step -> step.activity().activity().risk().orElse(Risk.DESTROY) == Risk.DESTROY)
        .count();
  }

  /** Returns what stands in the way of running this plan; empty when nothing does. */
  public List<PlannedStep> obstacles() {
    return steps.stream().filter(step -> isObstacle(step.forecast())).toList();
  }

  /** Returns, in words, the steps that would fail as things stand; preconditions not among them. */
  public List<String> blockers() {
    return steps.stream().flatMap(step -> blocker(step).stream()).toList();
  }

  private static Optional<String> blocker(PlannedStep step) {
    String key = "step `" + step.activity().path() + "` cannot be done: ";
    return switch (step.forecast()) {
      case Forecast.Blocked(_, String reason, _) -> Optional.of(key + reason);
      case Forecast.Faulty(var diagnostic) -> Optional.of(key + diagnostic.message());
      case Forecast.Checked _,
          Forecast.WillChange _,
          Forecast.NothingToDo _,
          Forecast.Reads _,
          Forecast.Asks _,
          Forecast.KnownAfter _,
          Forecast.Perhaps _,
          Forecast.Opaque _,
          Forecast.Computed _,
          Forecast.Skipped _ ->
          Optional.empty();
    };
  }

  private Stream<PlannedStep> changing() {
    return in(Phase.STEP).stream();
  }

  private static boolean isObstacle(Forecast forecast) {
    return switch (forecast) {
      case Forecast.Checked(_, boolean holds, _) -> !holds;
      case Forecast.Blocked _, Forecast.Faulty _ -> true;
      case Forecast.WillChange _,
          Forecast.NothingToDo _,
          Forecast.Reads _,
          Forecast.Asks _,
          Forecast.KnownAfter _,
          Forecast.Perhaps _,
          Forecast.Opaque _,
          Forecast.Computed _,
          Forecast.Skipped _ ->
          false;
    };
  }
}
