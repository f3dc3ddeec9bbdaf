package dev.playbook.core.load.step;

import dev.playbook.core.model.Activity;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Rule;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import java.util.Optional;

/** Says whether an activity only reads. */
public final class ReadOnly {
  private ReadOnly() {}

  /** Returns what is wrong when an activity that should only look can change something. */
  public static Optional<Diagnostic> fault(Activity look, Step step) {
    return look.risk().orElse(step.preview().risk()) == Risk.READ
        ? Optional.empty()
        : Optional.of(
            Rule.NOT_READ_ONLY
                .error(look.typeSpan(), "`%s` may change something here".formatted(look.type()))
                .hint("write `risk: read` if these values only look"));
  }
}
