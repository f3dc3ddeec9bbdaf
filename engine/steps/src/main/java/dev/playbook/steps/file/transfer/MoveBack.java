package dev.playbook.steps.file.transfer;

import dev.playbook.spi.Change;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.file.FileCopy;
import dev.playbook.steps.file.tree.Tree;
import java.util.List;
import java.util.Map;

/**
 * The way back of a move.
 *
 * @param replaced what was at the other end before it
 */
record MoveBack(Route route, FileCopy replaced, StepContext context) {

  StepResult run() throws StepFailedException, InterruptedException {
    Tree origin = Tree.of(route.from());
    Tree moved = Tree.of(route.to());
    if (!origin.isAbsent()) {
      return unmoved();
    }
    if (moved.isAbsent()) {
      throw Route.refused(
          "`%s` is not there any more, nothing can be moved back".formatted(route.to()),
          "look for where it went");
    }
    State state = Keepsake.state(moved);
    MoveRun.move(moved, route.from(), context);
    replaced.putBack(route.to(), context.directory());
    return StepResult.changed(
        List.of(
            new Change(route.target(), state, Keepsake.state(Tree.of(route.to()))),
            new Change(route.source(), State.ABSENT, state)),
        Map.of());
  }

  private StepResult unmoved() throws StepFailedException, InterruptedException {
    if (replaced.isLike(route.to(), context.directory())) {
      return StepResult.unchanged();
    }
    throw Route.refused(
        "`%s` is there again; nothing was moved back over it".formatted(route.from()),
        "move it aside, then undo again");
  }
}
