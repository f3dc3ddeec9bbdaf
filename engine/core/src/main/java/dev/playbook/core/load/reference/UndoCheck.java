package dev.playbook.core.load.reference;

import dev.playbook.core.load.tree.Block;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Rule;
import java.util.List;
import java.util.Optional;

/** Finds ways back that nobody could go. */
final class UndoCheck {
  private static final String UNDO = "undo";

  private final Diagnostics problems;

  UndoCheck(Diagnostics problems) {
    this.problems = problems;
  }

  void check(Outline outline) {
    outline.steps().forEach(step -> check(step, Optional.empty()));
    Outline.flat(outline.cleanup())
        .forEach(step -> refuse(step, "what always runs at the end is not undone"));
    Outline.flat(outline.cleanup())
        .forEach(step -> refusePolicy(step, "what always runs at the end undoes nothing"));
  }

  /**
   * Checks a step or group.
   *
   * @param whole the group around it whose steps are undone together
   */
  private void check(Block step, Optional<Block> whole) {
    whole.ifPresent(
        group -> refuse(step, "its group is undone as a whole, by steps of the group's `undo`"));
    steps(step).forEach(undo -> refuse(undo, "what undoes a step is not undone itself"));
    steps(step).forEach(undo -> refusePolicy(undo, "what undoes a step is not undone itself"));
    checkReason(step);
    Optional<Block> own = steps(step).isEmpty() ? whole : Optional.of(step);
    step.blocks("steps").forEach(child -> check(child, own));
  }

  private void checkReason(Block step) {
    boolean reasoned = step.text(UNDO).filter("none"::equals).isPresent();
    if (step.has("because") && step.has(UNDO) && !reasoned) {
      problems.add(
          Rule.COMBINATION
              .error(step.place("because"), "`because` belongs to `undo: none` alone")
              .hint("leave one of both out"));
    }
  }

  private void refuse(Block step, String reason) {
    if (step.has(UNDO)) {
      problems.add(
          Rule.COMBINATION
              .error(step.place(UNDO), "`undo` cannot stand here: " + reason)
              .hint("leave it out"));
    }
  }

  private void refusePolicy(Block step, String reason) {
    if (step.text("onFailure").filter(UNDO::equals).isPresent()) {
      problems.add(
          Rule.COMBINATION
              .error(step.place("onFailure"), "`onFailure: undo` cannot stand here: " + reason)
              .hint("write `stop` or `continue`, or leave it out"));
    }
  }

  private static List<Block> steps(Block step) {
    return step.blocks(UNDO);
  }
}
