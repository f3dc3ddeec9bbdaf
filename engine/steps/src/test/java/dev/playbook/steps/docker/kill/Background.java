package dev.playbook.steps.docker.kill;

import static dev.playbook.steps.docker.ScratchContainer.docker;

import dev.playbook.steps.docker.ScratchContainer;
import java.util.List;

/** Processes in the background of a container. */
final class Background {
  private Background() {}

  /** Starts a script in the background and waits until it shows. */
  static void started(ScratchContainer scratch, String script) {
    int before = lines(scratch).size();
    docker("exec", "-d", scratch.name(), "sh", "-c", "exec " + quoted(script));
    while (lines(scratch).size() == before) {
      Thread.onSpinWait();
    }
  }

  private static String quoted(String script) {
    return script.startsWith("sleep") ? script : "sh -c '" + script.replace("'", "'\\''") + "'";
  }

  /** Returns the command lines of the container but that of its init. */
  static List<String> lines(ScratchContainer scratch) {
    return docker("top", scratch.name(), "-o", "pid,args")
        .lines()
        .skip(2)
        .map(String::strip)
        .map(line -> line.replaceFirst("^\\d+ +", ""))
        .toList();
  }
}
