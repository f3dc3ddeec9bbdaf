package dev.playbook.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Walks the ways that most starts take, so that the AOT cache holds their classes. Called by the
 * launcher, in a folder of its own, with the group of commands that the cache is for.
 */
public final class Training {
  private static final List<String> FILES =
      List.of("good.yml", "bad.yml", "checks.yml", "targets/here.yml");

  private Training() {}

  /** Runs every command of the group {@code check} or {@code run} on the bundled playbooks. */
  public static void main(String[] args) throws IOException {
    layOut(Path.of(""));
    for (String command : commands(args[0])) {
      Main.run(command.split(" "));
    }
  }

  /** Writes the bundled playbooks into a folder. */
  static void layOut(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("targets"));
    Files.createDirectories(folder.resolve("state/runs/20250101T000000Z-AAAA"));
    for (String file : FILES) {
      try (InputStream resource = Training.class.getResourceAsStream("training/" + file)) {
        if (resource == null) {
          throw new IllegalStateException("missing resource " + file);
        }
        Files.write(folder.resolve(file), resource.readAllBytes());
      }
    }
  }

  /** Returns the commands of a group; what they end with does not matter. */
  static List<String> commands(String group) {
    List<String> looking =
        List.of(
            "validate good.yml --color=always",
            "plan good.yml --offline --state-dir state",
            "plan good.yml --offline --state-dir state --color=always",
            "validate bad.yml --color=always",
            "plan good.yml --offline --no-such-option",
            "--help");
    List<String> doing =
        List.of(
            "plan good.yml --state-dir state",
            "run good.yml --yes --state-dir state",
            "run bad.yml --yes --state-dir state",
            "history --state-dir state");
    return group.equals("run") ? doing : looking;
  }
}
