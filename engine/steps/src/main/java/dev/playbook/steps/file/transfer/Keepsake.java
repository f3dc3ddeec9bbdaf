package dev.playbook.steps.file.transfer;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.file.FileCopy;
import dev.playbook.steps.file.FileStates;
import dev.playbook.steps.file.tree.Entry.Kind;
import dev.playbook.steps.file.tree.Sum;
import dev.playbook.steps.file.tree.Tree;
import dev.playbook.steps.intent.Swap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a copy replaces, kept before it.
 *
 * @param path where it was
 * @param left the sum of what the copy makes of it
 */
record Keepsake(FileCopy copy, Path path, String left) {
  private static final String NAME = "replaced";

  static Captured keep(Copying copying, StepContext context)
      throws StepFailedException, InterruptedException {
    Path to = copying.route().to();
    Map<String, Object> values = FileCopy.keep(to, context.directory(), NAME).values();
    values.put("path", to.toString());
    values.put("left", Sum.of(copying.wanted()));
    return new Captured(values);
  }

  static Keepsake of(Captured captured) {
    return new Keepsake(
        FileCopy.of(captured.values()), Path.of(captured.text("path")), captured.text("left"));
  }

  StepResult putBack(StepContext context) throws StepFailedException, InterruptedException {
    if (copy.isLike(path, context.directory())) {
      return StepResult.unchanged();
    }
    Tree now = Tree.of(path);
    if (!now.isAbsent() && !Sum.of(now).equals(left)) {
      throw Route.refused(
          "`" + path + "` was changed after the step; nothing was put back",
          "move it aside, then undo again");
    }
    State before = state(now);
    copy.putBack(path, context.directory());
    return StepResult.changed(
        List.of(new Change(Resource.hostFile(path.toString()), before, state(Tree.of(path)))),
        Map.of());
  }

  /** Returns what a swap has replaced, as far as it was kept. */
  static State former(Swap swap, StepContext context)
      throws StepFailedException, InterruptedException {
    if (swap.before().equals(Swap.ABSENT)) {
      return State.ABSENT;
    }
    Tree kept = Tree.of(context.directory().resolve(NAME));
    return kept.isAbsent() ? State.unknown("it was not kept") : state(kept);
  }

  /** Returns a file or link by its content, a folder by what it holds. */
  static State state(Tree tree) throws StepFailedException, InterruptedException {
    return tree.is(Kind.FOLDER) ? State.known(tree.title()) : FileStates.of(tree.root());
  }
}
