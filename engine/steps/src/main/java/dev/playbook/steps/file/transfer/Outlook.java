package dev.playbook.steps.file.transfer;

import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.World;
import dev.playbook.steps.file.tree.Tree;
import java.nio.file.Path;
import java.util.Optional;

/** What earlier steps of the plan make of files and folders. */
record Outlook(World world) {

  /**
   * What is foreseen.
   *
   * @param resource what an earlier step changes
   */
  record Foreseen(Resource resource, State state) {}

  /** Returns what becomes of a path, or of a folder that it lies in. */
  Optional<Foreseen> of(Path path) {
    Optional<Foreseen> itself = exactly(path);
    Path folder = path.getParent();
    if (itself.isPresent() || folder == null) {
      return itself;
    }
    return of(folder)
        .map(
            above ->
                above.state().equals(State.ABSENT)
                    ? above
                    : new Foreseen(
                        above.resource(), State.unknown("the folder `" + folder + "` changes")));
  }

  /** Returns the first thing in a folder that an earlier step changes. */
  Optional<Foreseen> inside(Tree tree) {
    return tree.entries().keySet().stream()
        .filter(path -> !path.equals(Tree.TOP))
        .flatMap(path -> exactly(tree.path(path)).stream())
        .findFirst();
  }

  private Optional<Foreseen> exactly(Path path) {
    Resource resource = Resource.hostFile(path.toString());
    return world.predicted(resource).map(state -> new Foreseen(resource, state));
  }
}
