package dev.playbook.steps.file.transfer;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.file.FileStates;
import dev.playbook.steps.file.tree.Difference;
import dev.playbook.steps.file.tree.Entry;
import dev.playbook.steps.file.tree.Entry.Kind;
import dev.playbook.steps.file.tree.Size;
import dev.playbook.steps.file.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells the differences that a copy removes. */
record CopyChanges(Copying copying, List<Difference> differences) {
  private static final int SHOWN = 100;

  static CopyChanges of(Copying copying) throws StepFailedException, InterruptedException {
    return new CopyChanges(copying, copying.differences());
  }

  List<Change> all() throws StepFailedException, InterruptedException {
    List<Change> changes = new ArrayList<>();
    for (Difference one : differences) {
      boolean isShown = changes.size() < SHOWN;
      Change change =
          new Change(
              Resource.hostFile(copying.target().path(one.path()).toString()),
              state(copying.target(), one.path(), one.before(), isShown),
              state(copying.wanted(), one.path(), one.after(), isShown));
      String note = note(one, changes.isEmpty());
      changes.add(note.isEmpty() ? change : change.noting(note));
    }
    return changes;
  }

  long created() {
    return differences.stream().filter(one -> one.before().isEmpty()).count();
  }

  long removed() {
    return differences.stream().filter(one -> one.after().isEmpty()).count();
  }

  long replaced() {
    return differences.size() - created() - removed();
  }

  private static State state(Tree tree, String path, Optional<Entry> entry, boolean isShown)
      throws StepFailedException, InterruptedException {
    if (entry.isEmpty()) {
      return State.ABSENT;
    }
    if (entry.get().kind() == Kind.FOLDER) {
      return State.known(path.equals(Tree.TOP) ? tree.title() : "folder");
    }
    return isShown
        ? FileStates.of(tree.path(path))
        : State.unknown("not shown, there are more than " + SHOWN + " files");
  }

  private String note(Difference one, boolean isFirst) {
    return Stream.of(isFirst ? summary() : "", attributes(one))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private String summary() {
    return copying.wanted().is(Kind.FOLDER)
        ? "%d created, %d replaced, %d removed%s"
            .formatted(
                created(),
                replaced(),
                removed(),
                copying.target().isAbsent()
                    ? ""
                    : "; " + Size.of(copying.target().bytes()) + " are kept for undo")
        : "";
  }

  private static String attributes(Difference one) {
    Optional<Entry> was = one.before().filter(entry -> entry.kind() != Kind.LINK);
    Optional<Entry> willBe = one.after().filter(entry -> entry.kind() != Kind.LINK);
    boolean isOther =
        was.isPresent()
            && willBe.isPresent()
            && !was.get().attributes().isLike(willBe.get().attributes());
    if (isOther) {
      return "mode and owner %s → %s".formatted(was.get().attributes(), willBe.get().attributes());
    }
    return one.path().equals(Tree.TOP) && was.isEmpty() && willBe.isPresent()
        ? "mode and owner " + willBe.get().attributes()
        : "";
  }
}
