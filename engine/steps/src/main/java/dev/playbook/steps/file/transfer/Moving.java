package dev.playbook.steps.file.transfer;

import dev.playbook.spi.Change;
import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.file.tree.Entry.Kind;
import dev.playbook.steps.file.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A move as things are.
 *
 * @param source what is moved; a link itself and not what it leads to
 * @param target what is at the other end
 */
record Moving(Route route, Tree source, Tree target) {

  /** Looks; refuses what cannot be moved, and to replace something unless that is asked. */
  static Moving of(Route route, boolean replaces) throws StepFailedException, InterruptedException {
    return of(new Moving(route, Tree.of(route.from()), Tree.of(route.to())), replaces);
  }

  static Moving of(Moving moving, boolean replaces) throws StepFailedException {
    if (!moving.isDone()) {
      moving.check(replaces);
    }
    return moving;
  }

  /** Returns whether the source is gone and something is at the other end. */
  boolean isDone() {
    return source.isAbsent() && !target.isAbsent();
  }

  private void check(boolean replaces) throws StepFailedException {
    route.checkPresent();
    route.check();
    if (!target.isAbsent() && !replaces) {
      throw Route.refused(
          "`%s` is already there (%s)".formatted(route.to(), target.title()),
          "choose another name, for example with `{{run.id}}` in it, or say `replace: true`");
    }
    route.checkKinds(source, target);
    if (source.is(Kind.FOLDER) && !hasOneStore(route.from(), Route.folder(route.from()))) {
      throw Route.refused(
          "`" + route.from() + "` is a mount point, which cannot be moved",
          "move what is in it, or mount something else there");
    }
    if (isFar()) {
      route.checkRoom(source.bytes());
    }
  }

  /** Returns whether the other end is on another file system. */
  boolean isFar() throws StepFailedException {
    return !hasOneStore(Route.folder(route.from()), Route.folder(route.to()));
  }

  private static boolean hasOneStore(Path one, Path other) throws StepFailedException {
    try {
      return Files.getFileStore(one).equals(Files.getFileStore(other));
    } catch (IOException e) {
      throw Route.unreadable(one, e);
    }
  }

  List<Change> changes() throws StepFailedException, InterruptedException {
    State moved = Keepsake.state(source);
    String how =
        isFar()
            ? "is copied to another file system, compared, and then removed here"
            : "is renamed";
    State replaced = target.isAbsent() ? State.ABSENT : Keepsake.state(target);
    Change arrival = new Change(route.target(), replaced, moved);
    return List.of(
        new Change(route.source(), moved, State.ABSENT)
            .noting("%s, %s, to `%s`".formatted(source.title(), how, route.to())),
        target.isAbsent()
            ? arrival
            : arrival.noting("replaces the " + target.title() + ", which is kept for undo"));
  }
}
