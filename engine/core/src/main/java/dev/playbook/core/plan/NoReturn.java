package dev.playbook.core.plan;

import dev.playbook.core.model.WayBack;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import java.util.List;
import java.util.Optional;

/** Finds the steps of a plan over which no undo leads back. */
public final class NoReturn {
  private NoReturn() {}

  /** Returns the steps that may change something which nobody can take back, in order. */
  public static List<PlannedStep> of(Plan plan) {
    return plan.mayRun().filter(NoReturn::isPoint).toList();
  }

  private static boolean isPoint(PlannedStep step) {
    Optional<Preview> sent = step.forecast().sent().filter(it -> it.risk() != Risk.READ);
    return step.forecast().mayChange()
        && sent.isPresent()
        && switch (step.activity().undo().map(Undo::way).orElseGet(WayBack.ByType::new)) {
          case WayBack.BySteps _ -> false;
          case WayBack.Never _ -> true;
          case WayBack.ByType _ -> sent.get().wayBack().isEmpty();
        };
  }
}
