package dev.playbook.steps.process;

import dev.playbook.spi.Examiner.Finding;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Whether a program can be started.
 *
 * @param name how it is called
 * @param words why not; {@code ""} when it can
 */
public record Presence(String name, String words) {
  private static final long LONGEST_SECONDS = 5;

  /** Starts it once. */
  public static Presence of(String name, String... arguments) throws InterruptedException {
    List<String> argv = new ArrayList<>(List.of(name));
    argv.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(argv)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      return new Presence(name, fault(name, process));
    } catch (IOException missing) {
      return new Presence(name, "`" + name + "` is not on the PATH");
    }
  }

  private static String fault(String name, Process process) throws InterruptedException {
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        return "`" + name + "` does not end";
      }
      return process.exitValue() == 0
          ? ""
          : "`%s` %s".formatted(name, ExitCode.explain(process.exitValue()));
    } finally {
      process.destroyForcibly();
    }
  }

  /** Returns whether it can be started. */
  public boolean isThere() {
    return words.isEmpty();
  }

  /**
   * Returns what it means to have it, or not to.
   *
   * @param use what it is good for
   */
  public Finding finding(String use, String advice) {
    return isThere() ? Finding.ok(name, use) : Finding.warn(name, words, advice);
  }
}
