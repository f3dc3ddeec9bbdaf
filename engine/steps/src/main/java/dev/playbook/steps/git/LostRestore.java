package dev.playbook.steps.git;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.file.FileStates;
import dev.playbook.steps.intent.Hindsight;
import dev.playbook.steps.intent.IntentLog;
import dev.playbook.steps.process.Aftermath;
import dev.playbook.steps.process.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What became of a restore whose engine died: git went on without it, and the files tell. */
record LostRestore(GitRestoreStep step, StepContext context) {

  /**
   * Returns the result when every file is as the commit has it.
   *
   * @throws StepFailedException {@code NOT_STARTED} when git was never started; {@code FAILED} when
   *     git said no; {@code UNKNOWN} when some files are as wanted and others are not
   */
  StepResult find(Instant startedAt) throws StepFailedException, InterruptedException {
    List<List<String>> records = IntentLog.of(context).read();
    if (records.isEmpty()) {
      throw StepFailedException.notStarted("git was never started", "", null);
    }
    List<String> words = records.getLast();
    String commit = words.getFirst();
    await(startedAt, commit);
    List<String> paths = words.subList(1, words.size());
    return new StepResult(
        true, changes(restoration(commit), paths), Map.of("commit", commit, "paths", paths));
  }

  private void await(Instant startedAt, String commit)
      throws StepFailedException, InterruptedException {
    try {
      Aftermath.Found found = Aftermath.of(startedAt, Rules.STRICT, context);
      GitRestoreStep.check(found.ended(), restoration(commit).repository());
    } catch (StepFailedException unseen) {
      if (unseen.certainty() != Certainty.UNKNOWN) {
        throw unseen;
      }
    }
    refuseLeft(restoration(commit));
  }

  private Restoration restoration(String commit) throws StepFailedException, InterruptedException {
    return Hindsight.of(() -> step.again(commit, context));
  }

  private static void refuseLeft(Restoration now) throws StepFailedException {
    List<TrackedFile> left = now.differences();
    Path lock = now.repository().lock();
    if (!left.isEmpty()) {
      throw StepFailedException.unknown(
          "its engine died, and `%s` is not as in %s%s"
              .formatted(
                  left.getFirst().path(),
                  now.commit(),
                  Files.exists(lock) ? "; git left its lock `" + lock + "`" : ""),
          "look with `git -C %s status`".formatted(now.repository().top()),
          null);
    }
  }

  private static List<Change> changes(Restoration now, List<String> paths)
      throws StepFailedException, InterruptedException {
    List<Change> changes = new ArrayList<>();
    for (String path : paths) {
      Path file = now.repository().top().resolve(path);
      State after = Hindsight.of(() -> FileStates.of(file));
      changes.add(
          new Change(
              Resource.hostFile(file.toString()),
              State.unknown("it is kept for undo, if it was there"),
              after));
    }
    return changes;
  }
}
