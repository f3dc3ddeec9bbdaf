package dev.playbook.faults;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The words that make strace do something to a command and all its children. Not with {@code
 * --seccomp-bpf}: strace 6.1 then loses all but the first of its signals.
 */
final class Strace {
  private Strace() {}

  /** Skips a test where there is no strace; on a machine that skips nothing, fails it. */
  static void need() throws Exception {
    if (new ProcessBuilder("sh", "-c", "strace true 2>/dev/null").start().waitFor() != 0) {
      String message = "SKIPPED, strace CANNOT BE USED: get it with apt-get install strace";
      if (Boolean.parseBoolean(System.getenv("CI"))) {
        throw new AssertionError(message);
      }
      System.err.println(message);
      abort(message);
    }
  }

  /**
   * Returns the words that stand before the command.
   *
   * @param calls the system calls, with commas
   * @param fault what happens there, as strace names it
   * @param files only calls on these count; all when empty
   * @param trace where strace writes down what happened
   */
  static List<String> injecting(String calls, String fault, List<Path> files, Path trace) {
    List<String> words = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", trace.toString()));
    words.addAll(List.of("-e", "trace=" + calls, "-e", "inject=" + calls + ":" + fault));
    files.forEach(file -> words.addAll(List.of("-P", file.toString())));
    return words;
  }
}
