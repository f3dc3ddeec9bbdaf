package dev.playbook.steps.file.transfer;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.file.tree.Difference;
import dev.playbook.steps.file.tree.Tree;
import dev.playbook.steps.file.tree.TreeBeside;
import dev.playbook.steps.file.tree.TreeCopy;
import dev.playbook.steps.intent.Hindsight;
import dev.playbook.steps.intent.Swap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One copy: written beside, compared, put into its place. */
record CopyRun(Copying copying, StepContext context) {

  StepResult run() throws StepFailedException, InterruptedException {
    CopyChanges changes = CopyChanges.of(copying);
    if (changes.differences().isEmpty()) {
      return new StepResult(false, List.of(), values(changes));
    }
    copying.route().checkRoom(copying.wanted().bytes());
    List<Change> told = changes.all();
    announce(changes);
    write(copying.wanted(), copying.route().to(), context);
    return StepResult.changed(told, values(changes));
  }

  private void announce(CopyChanges changes) throws StepFailedException, InterruptedException {
    new Swap(
            "`" + copying.route().to() + "`",
            Identity.of(copying.target()),
            Identity.of(copying.wanted()),
            List.of(
                copying.route().to().toString(),
                Long.toString(changes.created()),
                Long.toString(changes.replaced()),
                Long.toString(changes.removed())))
        .announce(context);
  }

  /** Finds out what became of a copy whose engine died. */
  static StepResult recover(StepContext context) throws StepFailedException, InterruptedException {
    Swap swap = Swap.announced(context);
    Path to = Path.of(swap.notes().getFirst());
    Tree now = Hindsight.of(() -> Tree.of(to));
    swap.check(Hindsight.of(() -> Identity.of(now)));
    State former = Keepsake.former(swap, context);
    return StepResult.changed(
        List.of(new Change(Resource.hostFile(to.toString()), former, Keepsake.state(now))),
        values(now, swap.notes().stream().skip(1).map(Long::valueOf).toList()));
  }

  /** Writes a tree to a path; whatever ends it before its last moment leaves all as it was. */
  static void write(Tree wanted, Path to, StepContext context) throws StepFailedException {
    try (TreeBeside beside = new TreeBeside(to)) {
      TreeCopy.write(wanted, beside.path());
      refuseOther(wanted, Tree.of(beside.path()), to);
      beside.keep();
    } catch (InterruptedException over) {
      throw new StepFailedException(
          "%s: `%s` is as it was before"
              .formatted(context.remaining().isZero() ? "timed out" : "stopped", to),
          "give the step a longer `timeout` and resume");
    } catch (IOException e) {
      throw new StepFailedException(
          "`%s` cannot be written: %s".formatted(to, e.getMessage()),
          "look at its owner and mode, and whether the disk is full");
    }
  }

  private static void refuseOther(Tree wanted, Tree written, Path to)
      throws StepFailedException, InterruptedException {
    List<Difference> differences = Difference.between(written, wanted);
    if (!differences.isEmpty()) {
      throw new StepFailedException(
          "`%s` changed while it was copied; `%s` is as it was before"
              .formatted(wanted.path(differences.getFirst().path()), to),
          "stop what writes there, then resume");
    }
  }

  private Map<String, Object> values(CopyChanges changes) {
    return values(
        copying.wanted(), List.of(changes.created(), changes.replaced(), changes.removed()));
  }

  private static Map<String, Object> values(Tree copy, List<Long> counts) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("files", copy.files());
    values.put("size", copy.bytes());
    values.put("created", counts.get(0));
    values.put("replaced", counts.get(1));
    values.put("removed", counts.get(2));
    return values;
  }
}
