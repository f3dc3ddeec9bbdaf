package dev.playbook.steps.git;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.file.FileStates;
import dev.playbook.steps.process.Ended;
import dev.playbook.steps.process.Execution;
import dev.playbook.steps.process.Rules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The files and index entries that a restore replaces, and the way to put them back exactly.
 *
 * @param files in the order of their paths
 */
record Keepsake(List<KeptFile> files, Repository repository, StepContext context) {
  private static final String FILES = "files";

  static Captured capture(Restoration restoration, StepContext context)
      throws StepFailedException, InterruptedException {
    List<Map<String, Object>> kept = new ArrayList<>();
    for (TrackedFile file : restoration.differences()) {
      kept.add(KeptFile.keep(file, restoration, context, kept.size()).values());
    }
    return new Captured(Map.of("commit", restoration.commit().id(), FILES, kept));
  }

  static Keepsake of(Captured captured, Repository repository, StepContext context) {
    List<KeptFile> files =
        ((List<?>) Objects.requireNonNull(captured.values().get(FILES)))
            .stream().map(values -> KeptFile.of((Map<?, ?>) values)).toList();
    return new Keepsake(files, repository, context);
  }

  /** Puts back all of it, or nothing when somebody has changed one of the files since. */
  StepResult putBack() throws StepFailedException, InterruptedException {
    for (KeptFile file : files) {
      file.refuseForeign(repository, context);
    }
    List<Change> changes = new ArrayList<>();
    for (KeptFile file : files) {
      Path path = repository.top().resolve(file.path());
      State before = FileStates.of(path);
      file.putBack(repository, context);
      State after = FileStates.of(path);
      if (!before.equals(after)) {
        changes.add(new Change(Resource.hostFile(path.toString()), before, after));
      }
    }
    putBackIndex();
    verifyIndex();
    List<String> paths = files.stream().map(KeptFile::path).toList();
    return new StepResult(!files.isEmpty(), changes, Map.of("paths", paths));
  }

  private void putBackIndex() throws StepFailedException {
    if (files.isEmpty()) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    files.forEach(file -> lines.append(file.indexLine()).append('\0'));
    Ended ended =
        Execution.run(
            repository
                .git()
                .command(List.of("update-index", "-z", "--index-info"))
                .reading(lines.toString()),
            Rules.STRICT,
            context);
    if (ended.exitCode() != 0) {
      throw new StepFailedException(
          "the files are back, but not what was staged: " + String.join("\n  ", ended.lastLines()),
          "look with `git -C %s status`".formatted(repository.top()));
    }
  }

  private void verifyIndex() throws StepFailedException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("ls-files", "--stage", "-z", "--"));
    files.forEach(file -> arguments.add(file.path()));
    List<String> now = files.isEmpty() ? List.of() : repository.git().parts(arguments);
    List<String> wanted =
        files.stream().filter(file -> file.staged().isPresent()).map(KeptFile::indexLine).toList();
    if (!Set.copyOf(now).equals(Set.copyOf(wanted))) {
      throw new StepFailedException(
          "the files are back, but what is staged is not as it was",
          "look with `git -C %s status`: something else writes there".formatted(repository.top()));
    }
  }
}
