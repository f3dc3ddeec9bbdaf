package dev.playbook.core.load.step;

import dev.playbook.core.source.Diagnostic;
import dev.playbook.spi.Step;

/** What came of giving an activity its values. */
public sealed interface Binding {

  /** The step has all its values. */
  record Bound(Step step) implements Binding {}

  /**
   * A value is only known after a step that has not run yet.
   *
   * @param step the id of that step
   */
  record Waiting(String step) implements Binding {}

  /** A value makes no sense. */
  record Faulty(Diagnostic diagnostic) implements Binding {}
}
