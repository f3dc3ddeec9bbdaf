package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The playbooks in a folder; packs and targets lie in folders of their own. */
final class PlaybookFolder {
  private PlaybookFolder() {}

  /** Returns where the operator's playbooks are, when nobody says it. */
  static Path usual() {
    Path playbooks = Path.of("playbooks");
    return Files.isDirectory(playbooks) ? playbooks : Path.of(".");
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
