package dev.playbook.core.model;

import java.util.List;
import java.util.Optional;

/** What a playbook says about undoing a step or a group. */
public sealed interface WayBack {
  /** By what the step type keeps before the change. */
  record ByType() implements WayBack {}

  /**
   * By these steps, which see the result of what they undo.
   *
   * @param steps in the order in which they are done
   */
  record BySteps(List<StepNode.Task> steps) implements WayBack {
    /** Copies the steps. */
    public BySteps {
      steps = List.copyOf(steps);
    }
  }

  /** Returns what a group says for its steps: by type is what holds anyway. */
  default Optional<WayBack> inherited() {
    return this instanceof ByType ? Optional.empty() : Optional.of(this);
  }

  /** It cannot be undone. */
  record Never(String because) implements WayBack {}
}
