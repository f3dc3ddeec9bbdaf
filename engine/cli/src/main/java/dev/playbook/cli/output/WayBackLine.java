package dev.playbook.cli.output;

import dev.playbook.core.plan.Forecast;
import dev.playbook.core.plan.PlannedStep;
import dev.playbook.core.plan.Undo;
import dev.playbook.spi.Risk;
import java.util.Optional;

/** The line of a plan that says how a change is undone. */
final class WayBackLine {
  private WayBackLine() {}

  /** Returns how the change of a step is undone; empty when it changes nothing. */
  static Optional<String> of(PlannedStep step) {
    return switch (step.forecast()) {
      case Forecast.WillChange _, Forecast.Opaque _, Forecast.Computed _, Forecast.KnownAfter _ ->
          step.forecast()
              .sent()
              .filter(preview -> preview.risk() != Risk.READ)
              .map(preview -> Undo.words(step.activity().undo(), preview));
      case Forecast.NothingToDo _,
          Forecast.Reads _,
          Forecast.Asks _,
          Forecast.Skipped _,
          Forecast.Checked _,
          Forecast.Blocked _,
          Forecast.Faulty _ ->
          Optional.empty();
    };
  }
}
