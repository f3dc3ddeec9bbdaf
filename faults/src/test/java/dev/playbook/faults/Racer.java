package dev.playbook.faults;

import dev.playbook.core.journal.EngineProcesses;
import dev.playbook.core.journal.RunLock;
import dev.playbook.core.journal.StateDirectory;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One of several processes that want the same lock: for each line that it reads it says {@code won}
 * or how many milliseconds it took to be refused, and at the next it gives back what it has.
 */
final class Racer {
  private Racer() {}

  public static void main(String[] arguments) throws Exception {
    StateDirectory state = new StateDirectory(Path.of(arguments[0]));
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Optional<RunLock> lock = Optional.empty();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (lock.isPresent()) {
        lock.get().close();
        lock = Optional.empty();
      }
      if (line.equals("take")) {
        Instant begin = Instant.now();
        try {
          lock = Optional.of(take(state));
          System.out.println("won");
        } catch (RunLock.HeldException held) {
          System.out.println(Duration.between(begin, Instant.now()).toMillis());
        }
      } else {
        System.out.println("ready");
      }
    }
  }

  private static RunLock take(StateDirectory state) throws Exception {
    return RunLock.take(
        state,
        "word",
        "here",
        new RunLock.Holder("7Q2K", "race", EngineProcesses.current(), Instant.now()));
  }
}
