package dev.playbook.steps.process.containment;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program that makes PID namespaces, tried when the first step needs it. */
final class Unshare {
  private static final List<String> OPTIONS =
      List.of("--pid", "--fork", "--kill-child", "--mount-proc", "--propagation", "unchanged");

  /**
   * Succeeds as the first process of a namespace that sees itself alone, in front of a program that
   * SIGTERM does not end: old ones end then, and take everything with them at once.
   */
  private static final String ALONE =
      "kill -TERM 0; set -- /proc/[1-9]*; [ $# -eq 1 ] && [ $$ -eq 1 ]";

  private static final long LONGEST_SECONDS = 5;

  /**
   * The words before a command that becomes the first process of a namespace; empty where there is
   * no such program, where it does not know its options, or where the user may not.
   */
  static final Optional<List<String>> WORDS = program().map(Unshare::words).filter(Unshare::works);

  private Unshare() {}

  /** By its whole path, because a step may look for its programs elsewhere. */
  private static Optional<Path> program() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":", -1))
        .map(directory -> Path.of(directory).resolve("unshare").toAbsolutePath())
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static List<String> words(Path program) {
    return Stream.concat(Stream.of(program.toString()), OPTIONS.stream()).toList();
  }

  static boolean works(List<String> words) {
    List<String> trial =
        Stream.of(List.of("setsid"), words, List.of("sh", "-c", ALONE))
            .flatMap(List::stream)
            .toList();
    try {
      Process process =
          new ProcessBuilder(trial)
              .redirectInput(Redirect.from(new File("/dev/null")))
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      process.onExit().completeOnTimeout(process, LONGEST_SECONDS, TimeUnit.SECONDS).join();
      boolean isStuck = process.isAlive();
      process.destroyForcibly();
      return !isStuck && process.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
