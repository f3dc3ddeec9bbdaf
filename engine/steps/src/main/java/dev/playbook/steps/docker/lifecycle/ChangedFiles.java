package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Resource;
import dev.playbook.spi.World;
import dev.playbook.steps.docker.Container;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of this machine that earlier steps of the plan change, and what a container that is
 * started anew sees of them: code that was built into its image stays as it was.
 *
 * @param paths sorted
 */
record ChangedFiles(List<Path> paths) {

  static ChangedFiles in(World world) {
    return new ChangedFiles(
        world.touched().stream()
            .filter(resource -> Resource.hostFile(resource.name()).equals(resource))
            .map(resource -> Path.of(resource.name()))
            .sorted()
            .toList());
  }

  /** Returns what an operator should know; nothing when no file was changed. */
  List<String> notes(Container container) {
    List<Path> mounted =
        container.mounts().values().stream()
            .filter(source -> !source.isEmpty())
            .map(Path::of)
            .toList();
    List<Path> seen =
        paths.stream().filter(path -> mounted.stream().anyMatch(path::startsWith)).toList();
    if (paths.isEmpty()) {
      return List.of();
    }
    return seen.isEmpty()
        ? List.of(
            "mounts none of the files that earlier steps change (%s): code in its image stays"
                .formatted(few(paths)))
        : List.of("sees through a mount what was changed: " + few(seen));
  }

  private static String few(List<Path> paths) {
    return paths.size() == 1
        ? "`%s`".formatted(paths.getFirst())
        : "`%s` and %s more".formatted(paths.getFirst(), paths.size() - 1);
  }
}
