package dev.playbook.core.plan;

import dev.playbook.core.activity.Sight;
import dev.playbook.core.expression.Expressions.Evaluation;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.load.step.Binding;
import dev.playbook.core.load.step.Irreversible;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.plan.call.Condition;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Resource;
import dev.playbook.spi.Risk;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes through the activities of one plan in order and remembers what they will have changed. */
final class Foresight {
  private final Premises premises;
  private final StepBinder binder;
  private final Eyes eyes;
  private final Past past = new Past();
  private Past seen = past;
  private Map<Resource, State> observations = Map.of();

  Foresight(Premises premises, StepBinder binder, Eyes eyes) {
    this.premises = premises;
    this.binder = binder;
    this.eyes = eyes;
  }

  PlannedStep next(PlannedActivity planned) {
    seen = past.before(planned);
    observations = Map.of();
    Forecast forecast = past.apart(planned, forecast(planned));
    PlannedStep step =
        new PlannedStep(planned, forecast, observations, Optional.empty(), List.of());
    past.add(step);
    return step;
  }

  private Forecast forecast(PlannedActivity planned) {
    Scope whole = premises.scope(seen.views());
    Optional<String> waitsFor = Optional.empty();
    for (Condition condition : planned.conditions()) {
      switch (condition.judge(whole)) {
        case Evaluation.Value(Object value) when Boolean.FALSE.equals(value) -> {
          return new Forecast.Skipped(condition.reason());
        }
        case Evaluation.Value _, Evaluation.Failed _ -> {}
        case Evaluation.NotYet(String step) -> waitsFor = Optional.of(step);
      }
    }
    Optional<Diagnostic> fault = planned.frame().fault(whole);
    if (fault.isPresent()) {
      return new Forecast.Faulty(fault.get());
    }
    Scope scope = planned.frame().within(whole);
    Binding binding = binder.bind(planned.activity(), scope, premises.target());
    Optional<Diagnostic> lost = irreversible(planned, binding);
    if (lost.isPresent()) {
      return new Forecast.Faulty(lost.get());
    }
    Forecast ifItRuns = bound(binding, planned, scope);
    return waitsFor.isPresent() && !(ifItRuns instanceof Forecast.Faulty)
        ? new Forecast.Perhaps(seen.path(waitsFor.get()), ifItRuns)
        : ifItRuns;
  }

  private Forecast bound(Binding binding, PlannedActivity planned, Scope scope) {
    return switch (binding) {
      case Binding.Bound(Step step) -> look(step, preview(step, planned), planned, scope);
      case Binding.Waiting(String step) ->
          new Forecast.KnownAfter(
              Optional.empty(), seen.path(step), "its values come from that step");
      case Binding.Faulty(var diagnostic) -> new Forecast.Faulty(diagnostic);
    };
  }

  /** Some values were not complete when the playbook was checked. */
  private static Optional<Diagnostic> irreversible(PlannedActivity planned, Binding binding) {
    return planned.phase() == Phase.STEP && binding instanceof Binding.Bound(Step step)
        ? Irreversible.fault(planned.activity(), planned.undo().map(Undo::way), step)
        : Optional.empty();
  }

  private Forecast look(Step step, Preview preview, PlannedActivity planned, Scope scope) {
    if (preview.risk() == Risk.READ && binder.asks(planned.activity())) {
      return new Forecast.Asks(preview);
    }
    return switch (eyes) {
      case Eyes.Closed _ when preview.risk() == Risk.READ -> new Forecast.Reads(preview);
      case Eyes.Closed _ -> new Forecast.Computed(preview);
      case Eyes.Open open when planned.phase() == Phase.PRECONDITION ->
          checked(preview, open.check(step, planned, scope));
      case Eyes.Open _ when preview.risk() == Risk.READ -> reads(preview);
      case Eyes.Open open -> {
        Sight sight = open.inspect(step, planned.key(), seen.world());
        observations = sight.observations();
        Forecast own = seen(preview, sight.inspection());
        yield planned.inspect().isEmpty()
            ? own
            : new DoneLook(binder, premises.target(), open, seen)
                .over(own, planned, planned.inspect().get(), scope);
      }
    };
  }

  private static Forecast checked(Preview preview, Optional<String> fault) {
    return new Forecast.Checked(preview, fault.isEmpty(), fault.orElse("holds"));
  }

  private Forecast reads(Preview preview) {
    return seen.lastChange()
        .<Forecast>map(
            step -> new Forecast.KnownAfter(Optional.of(preview), step, "reads what it leaves"))
        .orElseGet(() -> new Forecast.Reads(preview));
  }

  private Forecast seen(Preview preview, Inspection inspection) {
    return switch (inspection) {
      case Inspection.WillChange(var changes) -> new Forecast.WillChange(preview, changes);
      case Inspection.NothingToDo(String reason) -> new Forecast.NothingToDo(preview, reason);
      case Inspection.KnownAfter(Resource resource, String reason) ->
          new Forecast.KnownAfter(
              Optional.of(preview), seen.world().changedBy(resource).orElse("?"), reason);
      case Inspection.Opaque(String reason) -> new Forecast.Opaque(preview, reason);
      case Inspection.Blocked blocked -> blocked(preview, blocked);
    };
  }

  /** What is not there may come with a step that nobody can see through. */
  private Forecast blocked(Preview preview, Inspection.Blocked blocked) {
    return blocked
        .lacks()
        .flatMap(_ -> seen.lastUnforeseen())
        .<Forecast>map(
            step -> new Forecast.KnownAfter(Optional.of(preview), step, blocked.reason()))
        .orElseGet(() -> new Forecast.Blocked(preview, blocked.reason(), blocked.hint()));
  }

  private static Preview preview(Step step, PlannedActivity planned) {
    Preview preview = step.preview();
    return planned
        .activity()
        .risk()
        .map(risk -> new Preview(preview.summary(), risk, preview.sent(), preview.wayBack()))
        .orElse(preview);
  }
}
