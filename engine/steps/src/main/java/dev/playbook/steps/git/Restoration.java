package dev.playbook.steps.git;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.World;
import dev.playbook.steps.file.FileStates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some paths of a work tree, a commit, and what has to change so that they agree.
 *
 * @param paths relative to the top of the work tree
 */
record Restoration(
    Repository repository, Commit commit, List<String> paths, Comparison comparison) {
  private static final int SHOWN = 100;
  private static final int NAMED = 5;

  static Restoration of(Repository repository, Commit commit, List<String> paths)
      throws StepFailedException, InterruptedException {
    return new Restoration(
        repository, commit, List.copyOf(paths), Comparison.of(repository, commit, paths));
  }

  /** Looks again. */
  Restoration again() throws StepFailedException, InterruptedException {
    return of(repository, commit, paths);
  }

  List<TrackedFile> differences() {
    return comparison.files().stream().filter(TrackedFile::differs).toList();
  }

  Path path(TrackedFile file) {
    return repository.top().resolve(file.path());
  }

  /** Refuses when content would be replaced that no commit has, or that an earlier step wrote. */
  void refuseDirty(World world) throws StepFailedException {
    List<String> dirty =
        comparison.files().stream()
            .filter(
                file ->
                    world.predicted(resource(file)).isPresent()
                        || (file.differs() && file.isUncommitted()))
            .map(file -> "`" + file.path() + "`")
            .toList();
    if (!dirty.isEmpty()) {
      throw Repository.refused(
          "content that is not committed would be replaced: " + String.join(", ", dirty),
          "commit or stash it, or say `dirty: keep` to have it kept for undo");
    }
  }

  /** Returns the files that will have other content, starting from the predicted world. */
  List<Change> changes(World world) throws StepFailedException, InterruptedException {
    Contents contents = new Contents(repository.git());
    List<Change> changes = new ArrayList<>();
    for (TrackedFile file : comparison.files()) {
      Optional<State> predicted = world.predicted(resource(file));
      if (file.differs() || predicted.isPresent()) {
        State after =
            changes.size() < SHOWN
                ? contents.wanted(file)
                : State.unknown("not shown, there are more than " + SHOWN + " files");
        State before = predicted.isPresent() ? predicted.get() : FileStates.of(path(file));
        if (!before.equals(after)) {
          changes.add(new Change(resource(file), before, after, note(file)));
        } else if (predicted.isEmpty()) {
          changes.add(index(file));
        }
      }
    }
    return changes.isEmpty() ? changes : announced(changes);
  }

  private Resource resource(TrackedFile file) {
    return Resource.hostFile(path(file).toString());
  }

  /** A file that is as wanted, while the index is not: staged content, or another mode. */
  private Change index(TrackedFile file) {
    return new Change(
        new Resource("git", repository.top().toString(), file.path()),
        state(file.staged()),
        state(file.wanted()),
        Optional.of("only what is staged changes"));
  }

  private static State state(Optional<Entry> entry) {
    return entry.map(one -> State.known(one.toString())).orElse(State.ABSENT);
  }

  private List<Change> announced(List<Change> changes) {
    List<Change> all = new ArrayList<>(changes);
    String untracked =
        comparison.untracked().isEmpty()
            ? ""
            : "; not tracked, stays: " + some(comparison.untracked());
    String note = all.getFirst().note().map(text -> "; " + text).orElse("");
    all.set(0, all.getFirst().noting("as in " + commit + untracked + note));
    return all;
  }

  private static Optional<String> note(TrackedFile file) {
    List<String> notes = new ArrayList<>();
    if (file.isUncommitted()) {
      notes.add("has content that is in no commit, it is kept");
    }
    Optional<String> was = file.staged().map(Entry::mode);
    Optional<String> willBe = file.wanted().map(Entry::mode);
    if (was.isPresent() && willBe.isPresent() && !was.equals(willBe)) {
      notes.add("mode " + was.get() + " → " + willBe.get());
    }
    return notes.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", notes));
  }

  private static String some(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
        + (names.size() > NAMED ? " and %d more".formatted(names.size() - NAMED) : "");
  }
}
