package dev.playbook.steps.file.transfer;

import dev.playbook.spi.Change;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.file.tree.Placement;
import dev.playbook.steps.file.tree.Tree;
import dev.playbook.steps.intent.Hindsight;
import dev.playbook.steps.intent.Swap;
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
    new Swap(
            "`" + moving.route().to() + "`",
            identity(moving.target(), moving.isFar()),
            identity(moving.source(), moving.isFar()),
            List.of(Boolean.toString(moving.isFar())))
        .announce(context);
    move(moving.source(), moving.route().to(), context);
    return StepResult.changed(changes, values(moving.source()));
  }

  /** Finds out what became of a move whose engine died. */
  static StepResult recover(Route route, StepContext context)
      throws StepFailedException, InterruptedException {
    Swap swap = Swap.announced(context);
    boolean far = Boolean.parseBoolean(swap.notes().getFirst());
    Tree source = Hindsight.of(() -> Tree.of(route.from()));
    Tree target = Hindsight.of(() -> Tree.of(route.to()));
    String there = Hindsight.of(() -> identity(target, far));
    if (there.equals(swap.before())
        && Hindsight.of(() -> identity(source, far)).equals(swap.after())) {
      throw StepFailedException.notStarted("`" + route.from() + "` was not moved", "", null);
    }
    if (!source.isAbsent() || !there.equals(swap.after())) {
      throw swap.unknown();
    }
    State moved = Keepsake.state(target);
    return StepResult.changed(
        List.of(
            new Change(route.source(), moved, State.ABSENT),
            new Change(route.target(), Keepsake.former(swap, context), moved)),
        values(target));
  }

  /** A name that changes leaves the file what it is; a copy is known by its content. */
  private static String identity(Tree tree, boolean far)
      throws StepFailedException, InterruptedException {
    return far ? Identity.of(tree) : Identity.of(tree.root());
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
