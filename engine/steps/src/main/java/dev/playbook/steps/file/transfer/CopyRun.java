package dev.playbook.steps.file.transfer;

import dev.playbook.spi.Change;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.file.tree.Difference;
import dev.playbook.steps.file.tree.Tree;
import dev.playbook.steps.file.tree.TreeBeside;
import dev.playbook.steps.file.tree.TreeCopy;
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
    write(copying.wanted(), copying.route().to(), context);
    return StepResult.changed(told, values(changes));
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
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("files", copying.wanted().files());
    values.put("size", copying.wanted().bytes());
    values.put("created", changes.created());
    values.put("replaced", changes.replaced());
    values.put("removed", changes.removed());
    return values;
  }
}
