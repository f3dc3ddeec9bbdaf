package dev.playbook.cli.output;

import dev.playbook.core.plan.PlannedStep;
import dev.playbook.core.plan.Undo;
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
            .map(preview -> Undo.words(step.activity().undo(), preview))
        : Optional.empty();
  }
}
