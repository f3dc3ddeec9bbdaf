package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The playbooks in a folder; packs and targets lie in folders of their own. */
final class PlaybookFolder {
  /** What {@link #named} takes. */
  static final String NAMES =
      "playbooks, by name or path, or folders of them (default: playbooks, else here)";

  private PlaybookFolder() {}

  /** Returns where the operator's playbooks are, when nobody says it. */
  static Path usual() {
    Path playbooks = Path.of("playbooks");
    return Files.isDirectory(playbooks) ? playbooks : Path.of(".");
  }

  /** Returns playbooks and those in folders; refuses when there is none. */
  static List<Path> named(List<Path> names) throws IOException {
    List<Path> playbooks = new ArrayList<>();
    for (Path name : names) {
      playbooks.addAll(Files.isDirectory(name) ? files(name) : List.of(name));
    }
    if (playbooks.isEmpty()) {
      throw new RefusedException(
          Exit.USAGE, List.of("there is no playbook here", "help: name one, or its folder"));
    }
    return playbooks;
  }

  /** Returns its playbooks by name; refuses what is no folder. */
  static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new RefusedException(
          Exit.USAGE,
          List.of("`" + folder + "` is not a folder", "help: name the folder of the playbooks"));
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
    }
  }
}
