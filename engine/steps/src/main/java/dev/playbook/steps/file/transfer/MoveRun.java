package dev.playbook.steps.file.transfer;

import dev.playbook.spi.Change;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.file.tree.Placement;
import dev.playbook.steps.file.tree.Tree;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One move: a name that changes, or, between file systems, a copy and then a removal. */
record MoveRun(Moving moving, StepContext context) {

  StepResult run() throws StepFailedException, InterruptedException {
    if (moving.isDone()) {
      return new StepResult(false, List.of(), values(moving.target()));
    }
    List<Change> changes = moving.changes();
    move(moving.source(), moving.route().to(), context);
    return StepResult.changed(changes, values(moving.source()));
  }

  /** Moves a tree in the place of what is at a path. */
  static void move(Tree tree, Path to, StepContext context) throws StepFailedException {
    try {
      Placement.put(tree.root(), to);
    } catch (AtomicMoveNotSupportedException far) {
      moveFar(tree, to, context);
    } catch (IOException e) {
      throw new StepFailedException(
          "`%s` cannot be moved to `%s`: %s".formatted(tree.root(), to, e.getMessage()),
          "look at both and their folders");
    }
  }

  private static void moveFar(Tree tree, Path to, StepContext context) throws StepFailedException {
    CopyRun.write(tree, to, context);
    try {
      Placement.remove(tree.root());
    } catch (IOException e) {
      throw new StepFailedException(
          "`%s` is at `%s` now, but cannot be removed: %s"
              .formatted(tree.root(), to, e.getMessage()),
          "remove it by hand, or undo the step");
    }
  }

  private static Map<String, Object> values(Tree tree) {
    return Map.of("files", tree.files(), "size", tree.bytes());
  }
}
