package dev.playbook.steps.file.transfer;

import dev.playbook.spi.Inspection;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.KnownAfter;
import dev.playbook.spi.Inspection.NothingToDo;
import dev.playbook.spi.Inspection.WillChange;
import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.file.tree.Tree;
import java.util.Optional;

/** Tells what disappears where, on top of what earlier steps change. */
record MoveInspection(Route route, boolean replaces, Outlook outlook) {

  Inspection look() throws StepFailedException, InterruptedException {
    Optional<Outlook.Foreseen> source = outlook.of(route.from());
    if (source.isPresent()) {
      return source.get().state().equals(State.ABSENT)
          ? new Blocked("an earlier step takes `" + route.from() + "` away", "correct `from`")
          : new KnownAfter(source.get().resource(), "what is moved");
    }
    Optional<Outlook.Foreseen> target = outlook.of(route.to());
    if (target.isPresent() && !target.get().state().equals(State.ABSENT)) {
      return new KnownAfter(target.get().resource(), "what is replaced");
    }
    return live(target.isPresent());
  }

  private Inspection live(boolean isGone) throws StepFailedException, InterruptedException {
    Tree target = isGone ? Tree.nothing(route.to()) : Tree.of(route.to());
    Moving seen = new Moving(route, Tree.of(route.from()), target);
    if (seen.isDone()) {
      return new NothingToDo(
          "`%s` is not there and `%s` is: it was moved already"
              .formatted(route.from(), route.to()));
    }
    Optional<Blocked> missing = route.missing();
    if (missing.isPresent()) {
      return missing.get();
    }
    Moving moving = Moving.of(seen, replaces);
    Optional<Outlook.Foreseen> inside = outlook.inside(moving.source());
    return inside.isPresent()
        ? new KnownAfter(inside.get().resource(), "what is moved")
        : new WillChange(moving.changes());
  }
}
