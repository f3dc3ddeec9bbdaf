package dev.playbook.steps.git;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Resource;
import dev.playbook.spi.Risk;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.spi.World;
import dev.playbook.steps.inspection.Blocking;
import dev.playbook.steps.intent.IntentLog;
import dev.playbook.steps.process.Ended;
import dev.playbook.steps.process.Execution;
import dev.playbook.steps.process.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A restore with the values of one step.
 *
 * @param keepsDirty whether uncommitted content may be replaced because it is captured
 */
record GitRestoreStep(
    String reference, List<String> paths, Optional<String> repository, boolean keepsDirty)
    implements Step {

  @Override
  public Preview preview() {
    return new Preview(
        "put `%s` back as in `%s`".formatted(String.join("`, `", paths), reference),
        Risk.CHANGE,
        List.of(
            "git restore --source=%s --staged --worktree -- %s"
                .formatted(reference, String.join(" ", paths))),
        Optional.of("what is replaced, also uncommitted"));
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return Blocking.unless(() -> compared(context));
  }

  private Inspection compared(InspectContext context)
      throws StepFailedException, InterruptedException {
    Restoration restoration = restoration(context);
    List<Change> changes = restoration.changes(context.world());
    if (!keepsDirty && !changes.isEmpty()) {
      restoration.refuseDirty(context.world());
    }
    return changes.isEmpty()
        ? new Inspection.NothingToDo("all is as in " + restoration.commit())
        : new Inspection.WillChange(changes);
  }

  @Override
  public Captured capture(StepContext context) throws StepFailedException, InterruptedException {
    Restoration restoration = permitted(context);
    return Keepsake.capture(restoration, context);
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    Restoration restoration = permitted(context);
    List<Change> changes = restoration.changes(World.AS_IT_IS);
    if (!restoration.differences().isEmpty()) {
      IntentLog.of(context).write(words(restoration));
      restore(restoration, context);
    }
    return new StepResult(
        !changes.isEmpty(),
        changes,
        Map.of(
            "commit",
            restoration.commit().id(),
            "paths",
            restoration.differences().stream().map(TrackedFile::path).toList()));
  }

  /** The commit, and the files that will be as it has them. */
  private static String[] words(Restoration restoration) {
    return Stream.concat(
            Stream.of(restoration.commit().id()),
            restoration.differences().stream().map(TrackedFile::path))
        .toArray(String[]::new);
  }

  @Override
  public StepResult recover(Instant startedAt, StepContext context)
      throws StepFailedException, InterruptedException {
    return new LostRestore(this, context).find(startedAt);
  }

  @Override
  public StepResult undo(Captured captured, StepContext context)
      throws StepFailedException, InterruptedException {
    return Keepsake.of(captured, Repository.open(directory(context), context), context).putBack();
  }

  private void restore(Restoration restoration, StepContext context)
      throws StepFailedException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "restore",
                "--source=" + restoration.commit().id(),
                "--staged",
                "--worktree",
                "--"));
    arguments.addAll(restoration.paths());
    Repository found = restoration.repository();
    Ended ended = executed(found, arguments, context);
    check(ended, found);
    List<TrackedFile> left = restoration.again().differences();
    if (!left.isEmpty()) {
      throw new StepFailedException(
          "`git restore` ended well, but `%s` is not as in %s"
              .formatted(left.getFirst().path(), restoration.commit()),
          "look with `git -C %s status`: something else writes there".formatted(found.top()));
    }
  }

  static void check(Ended ended, Repository found) throws StepFailedException {
    if (ended.exitCode() != 0) {
      throw new StepFailedException(
          "`git restore` failed: " + String.join("\n  ", ended.lastLines()),
          Files.exists(found.lock()) ? "look at who holds `" + found.lock() + "`" : "");
    }
  }

  private static Ended executed(Repository found, List<String> arguments, StepContext context)
      throws StepFailedException {
    try {
      return Execution.run(found.git().command(arguments), Rules.STRICT, context);
    } catch (StepFailedException failure) {
      if (!Files.exists(found.lock())) {
        throw failure;
      }
      throw new StepFailedException(
          failure.certainty(),
          failure.getMessage() + "\n  git left its lock `" + found.lock() + "`",
          "see that no git process runs there, remove the lock, then resume or undo",
          failure);
    }
  }

  private Restoration permitted(StepContext context)
      throws StepFailedException, InterruptedException {
    Restoration restoration = restoration(context);
    if (!keepsDirty) {
      restoration.refuseDirty(World.AS_IT_IS);
    }
    return restoration;
  }

  /** Looks at the same paths with the commit that they were to be as in. */
  Restoration again(String commit, ActivityContext context)
      throws StepFailedException, InterruptedException {
    return restoration(commit, context);
  }

  private Restoration restoration(ActivityContext context)
      throws StepFailedException, InterruptedException {
    return restoration(reference, context);
  }

  private Restoration restoration(String wanted, ActivityContext context)
      throws StepFailedException, InterruptedException {
    Path base = directory(context);
    Repository found = Repository.open(base, context);
    List<String> relative = new ArrayList<>();
    for (String path : paths) {
      relative.add(found.relative(base.resolve(path)));
    }
    Commit commit = Commit.resolve(wanted, found);
    context.observed(
        new Resource("commit", found.top().toString(), reference), State.known(commit.id()));
    return Restoration.of(found, commit, relative);
  }

  private Path directory(ActivityContext context) {
    return context.workDirectory().resolve(repository.orElse(""));
  }
}
