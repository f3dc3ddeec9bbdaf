package dev.playbook.cli.output;

import dev.playbook.core.model.Durations;
import dev.playbook.core.plan.PlannedStep;
import dev.playbook.core.plan.Undo;
import dev.playbook.core.plan.time.UndoPrice;
import dev.playbook.spi.Risk;
import java.util.Optional;

/** The line of a plan that says how a change is undone. */
public final class WayBackLine {
  private WayBackLine() {}

  /** Returns how the change of a step is undone; empty when it changes nothing. */
  public static Optional<String> of(PlannedStep step) {
    return step.forecast().mayChange()
        ? step.forecast()
            .sent()
            .filter(preview -> preview.risk() != Risk.READ)
            .map(preview -> Undo.words(step.activity().undo(), preview) + price(step))
        : Optional.empty();
  }

  private static String price(PlannedStep step) {
    return step.activity()
        .undo()
        .flatMap(UndoPrice::of)
        .map(time -> ", about " + Durations.format(time))
        .orElse("");
  }
}
