package dev.playbook.core.plan;

import dev.playbook.core.expression.Expressions;
import dev.playbook.core.expression.Expressions.Evaluation;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.load.step.Binding;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.model.Expression;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Resource;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Goes through the activities of one plan in order and remembers what they will have changed. */
final class Foresight {
  private final Premises premises;
  private final StepBinder binder;
  private final Eyes eyes;
  private final Map<String, Object> steps = new LinkedHashMap<>();
  private final Map<String, String> paths = new LinkedHashMap<>();
  private PredictedWorld world = PredictedWorld.AS_IT_IS;
  private Optional<String> lastChange = Optional.empty();

  Foresight(Premises premises, StepBinder binder, Eyes eyes) {
    this.premises = premises;
    this.binder = binder;
    this.eyes = eyes;
  }

  Forecast next(PlannedActivity planned) {
    Forecast forecast = forecast(planned);
    if (planned.phase() == Phase.STEP) {
      remember(planned, forecast);
    }
    return forecast;
  }

  private Forecast forecast(PlannedActivity planned) {
    Scope scope = premises.scope(steps);
    Optional<String> waitsFor = Optional.empty();
    for (Expression condition : planned.conditions()) {
      switch (Expressions.evaluate(condition, scope)) {
        case Evaluation.Value(Object value) when Boolean.FALSE.equals(value) -> {
          return new Forecast.Skipped(condition.text());
        }
        case Evaluation.Value _, Evaluation.Failed _ -> {}
        case Evaluation.NotYet(String step) -> waitsFor = Optional.of(step);
      }
    }
    Binding binding = binder.bind(planned.activity(), scope, premises.target());
    return waitsFor.isPresent()
        ? undecided(binding, waitsFor.get(), planned)
        : bound(binding, planned, scope);
  }

  /** Whether it runs at all is not known; what it would send may be. */
  private Forecast undecided(Binding binding, String step, PlannedActivity planned) {
    Optional<Preview> preview =
        switch (binding) {
          case Binding.Bound(Step bound) -> Optional.of(preview(bound, planned));
          case Binding.Waiting _, Binding.Faulty _ -> Optional.empty();
        };
    return new Forecast.KnownAfter(preview, path(step), "whether it runs depends on that step");
  }

  private Forecast bound(Binding binding, PlannedActivity planned, Scope scope) {
    return switch (binding) {
      case Binding.Bound(Step step) -> look(step, preview(step, planned), planned, scope);
      case Binding.Waiting(String step) ->
          new Forecast.KnownAfter(Optional.empty(), path(step), "its values come from that step");
      case Binding.Faulty(var diagnostic) -> new Forecast.Faulty(diagnostic);
    };
  }

  private Forecast look(Step step, Preview preview, PlannedActivity planned, Scope scope) {
    return switch (eyes) {
      case Eyes.Closed _ when preview.risk() == Risk.READ -> new Forecast.Reads(preview);
      case Eyes.Closed _ -> new Forecast.Computed(preview);
      case Eyes.Open open when planned.phase() == Phase.PRECONDITION ->
          checked(preview, open.check(step, planned, scope));
      case Eyes.Open _ when preview.risk() == Risk.READ -> reads(preview);
      case Eyes.Open open -> seen(preview, open.inspect(step, planned.key(), world));
    };
  }

  private static Forecast checked(Preview preview, Optional<String> fault) {
    return new Forecast.Checked(preview, fault.isEmpty(), fault.orElse("holds"));
  }

  private Forecast reads(Preview preview) {
    return lastChange
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
              Optional.of(preview), world.changedBy(resource).orElse("?"), reason);
      case Inspection.Opaque(String reason) -> new Forecast.Opaque(preview, reason);
      case Inspection.Blocked(String reason, String hint) ->
          new Forecast.Blocked(preview, reason, hint);
    };
  }

  private static Preview preview(Step step, PlannedActivity planned) {
    Preview preview = step.preview();
    return planned
        .activity()
        .risk()
        .map(risk -> new Preview(preview.summary(), risk, preview.sent(), preview.wayBack()))
        .orElse(preview);
  }

  private void remember(PlannedActivity planned, Forecast forecast) {
    paths.put(planned.id(), planned.path());
    steps.put(
        planned.id(),
        switch (forecast) {
          case Forecast.WillChange _ -> StepViews.foreseen(planned.id(), true);
          case Forecast.NothingToDo _ -> StepViews.foreseen(planned.id(), false);
          case Forecast.Skipped _ -> StepViews.skipped();
          case Forecast.Reads _,
              Forecast.KnownAfter _,
              Forecast.Opaque _,
              Forecast.Computed _,
              Forecast.Checked _,
              Forecast.Blocked _,
              Forecast.Faulty _ ->
              StepViews.open(planned.id());
        });
    if (forecast instanceof Forecast.WillChange(_, var changes)) {
      world = world.after(planned.path(), changes);
    }
    if (mayChange(forecast)) {
      lastChange = Optional.of(planned.path());
    }
  }

  private static boolean mayChange(Forecast forecast) {
    return switch (forecast) {
      case Forecast.WillChange _, Forecast.Opaque _, Forecast.Computed _ -> true;
      case Forecast.KnownAfter(Optional<Preview> preview, _, _) ->
          preview.map(Preview::risk).orElse(Risk.CHANGE) != Risk.READ;
      case Forecast.NothingToDo _,
          Forecast.Reads _,
          Forecast.Skipped _,
          Forecast.Checked _,
          Forecast.Blocked _,
          Forecast.Faulty _ ->
          false;
    };
  }

  private String path(String id) {
    return paths.getOrDefault(id, id);
  }
}
