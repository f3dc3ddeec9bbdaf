package dev.playbook.core.activity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that a run has left on this machine: each has the run's token in its environment. What
 * a run left elsewhere, in a container or on a server, is not among them.
 */
public final class LivingStep {
  private LivingStep() {}

  /** Returns the numbers of the processes of a run. */
  public static List<Long> of(String run) {
    String token = "\0PLAYBOOK_TOKEN=playbook/" + run + "/";
    List<Long> found = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
      for (Path process : processes) {
        if (environment(process).contains(token)) {
          found.add(Long.valueOf(process.getFileName().toString()));
        }
      }
    } catch (IOException noSuchKernel) {
      return List.of();
    }
    return found;
  }

  private static String environment(Path process) {
    try {
      return "\0" + Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException goneOrForeign) {
      return "";
    }
  }
}
