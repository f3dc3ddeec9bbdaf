package dev.playbook.core.load;

import dev.playbook.core.expression.Scope;
import dev.playbook.core.model.Activity;
import dev.playbook.core.model.Target;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.spi.Step;
import java.util.List;

public final class StepBinder {
  public sealed interface Binding {
    record Bound(Step step) implements Binding {}

    record Waiting(String step) implements Binding {}

    record Faulty(List<Diagnostic> diagnostics) implements Binding {}
  }

  public Binding bind(Activity a, Scope s, Target t) {
    return new Binding.Waiting("" + a + s + t);
  }
}
