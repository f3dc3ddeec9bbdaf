package dev.playbook.steps.file.transfer;

import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.KnownAfter;
import dev.playbook.spi.Inspection.NothingToDo;
import dev.playbook.spi.Inspection.WillChange;
import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.file.FileStates;
import dev.playbook.steps.file.tree.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Compares what is there with what will be there, on top of what earlier steps change. */
record CopyInspection(Route said, Outlook outlook) {

  Inspection look() throws StepFailedException, InterruptedException {
    Route route = Copying.followed(said);
    Optional<Outlook.Foreseen> folder = outlook.of(Route.folder(route.to()));
    if (folder.isPresent() && folder.get().state().equals(State.ABSENT)) {
      return new Blocked(
          "an earlier step takes the folder of `" + route.to() + "` away", "make it again first");
    }
    Optional<Outlook.Foreseen> source = outlook.of(route.from());
    Optional<Outlook.Foreseen> target = outlook.of(route.to());
    return source.isEmpty() && target.filter(one -> !one.state().equals(State.ABSENT)).isEmpty()
        ? live(route, target.isPresent())
        : foreseen(route, source, target);
  }

  private Inspection live(Route route, boolean isGone)
      throws StepFailedException, InterruptedException {
    Optional<Blocked> missing = route.missing();
    if (missing.isPresent()) {
      return missing.get();
    }
    Tree target = isGone ? Tree.nothing(route.to()) : Tree.of(route.to());
    Copying copying = Copying.of(route, target);
    for (Tree tree : new Tree[] {copying.wanted(), target}) {
      Optional<Outlook.Foreseen> inside = outlook.inside(tree);
      if (inside.isPresent()) {
        return new KnownAfter(inside.get().resource(), "what differs in `" + tree.root() + "`");
      }
    }
    CopyChanges changes = CopyChanges.of(copying);
    if (changes.differences().isEmpty()) {
      return new NothingToDo("`" + route.to() + "` is already like this");
    }
    route.checkRoom(copying.wanted().bytes());
    return new WillChange(changes.all());
  }

  /** A single file whose content is known is compared; all else shows itself later. */
  private Inspection foreseen(
      Route route, Optional<Outlook.Foreseen> source, Optional<Outlook.Foreseen> target)
      throws StepFailedException, InterruptedException {
    if (source.isPresent() && source.get().state().equals(State.ABSENT)) {
      return new Blocked("an earlier step takes `" + route.from() + "` away", "correct `from`");
    }
    Optional<State> after = content(source, route.from());
    Optional<State> before = content(target, route.to());
    if (after.isEmpty() || before.isEmpty()) {
      return new KnownAfter(
          source.or(() -> target).orElseThrow().resource(), "what is copied, and over what");
    }
    return after.equals(before)
        ? new NothingToDo("`" + route.to() + "` will already be like this")
        : new WillChange(new Change(route.target(), before.get(), after.get()));
  }

  private static Optional<State> content(Optional<Outlook.Foreseen> foreseen, Path path)
      throws StepFailedException, InterruptedException {
    if (Files.isDirectory(path)) {
      return Optional.empty();
    }
    return foreseen.isPresent()
        ? foreseen.map(Outlook.Foreseen::state).filter(state -> !(state instanceof State.Unknown))
        : Optional.of(FileStates.of(path));
  }
}
