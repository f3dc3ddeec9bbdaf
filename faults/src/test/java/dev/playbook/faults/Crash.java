package dev.playbook.faults;

import dev.playbook.fixtures.Strace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Kills an engine just behind a system call by which it makes something last: strace stops it at
 * each, this counts, lets it go on, and kills it at the n-th. The calls of all threads count as one
 * sequence, which strace's own counter, one a thread, does not offer.
 *
 * @param when 1 for the first call
 */
record Crash(int when) {
  private static final String CALLS = "write,fdatasync,fsync,mkdir,unlink";

  /** Returns a crash so many calls later. */
  Crash later(int calls) {
    return new Crash(when + calls);
  }

  /**
   * Lets a command run until it is time to kill it, and what it has begun until its end.
   *
   * @param scene where it runs
   * @return whether it was killed
   */
  boolean kill(Scene scene, String... words) throws IOException, InterruptedException {
    Path trace = Files.writeString(scene.trace(), "");
    Process strace =
        scene.start(Strace.injecting(CALLS, "signal=STOP", scene.files(), trace), words);
    int stops = 0;
    try (Signals signals = new Signals()) {
      while (stops < when && !strace.waitFor(1, TimeUnit.MILLISECONDS)) {
        Optional<ProcessHandle> engine = strace.children().filter(Crash::isStopped).findFirst();
        if (engine.isPresent() && hasStopped(trace, stops + 1)) {
          stops++;
          signals.send(stops == when ? "KILL" : "CONT", engine.get().pid());
        }
      }
    }
    strace.waitFor();
    return stops == when;
  }

  /**
   * A process that goes on stands for a while longer: only strace can tell one stop from the next.
   */
  private static boolean hasStopped(Path trace, int times) throws IOException {
    return Files.readString(trace).split("--- SIGSTOP ", -1).length > times;
  }

  /** Of an engine that makes its call under strace, other threads do not stand. */
  private static boolean isStopped(ProcessHandle process) {
    try (Stream<Path> threads = Files.list(Path.of("/proc/%d/task".formatted(process.pid())))) {
      return threads.allMatch(thread -> "tT".indexOf(state(thread)) >= 0);
    } catch (IOException | UncheckedIOException gone) {
      return false;
    }
  }

  private static char state(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
