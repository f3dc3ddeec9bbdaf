package dev.playbook.steps.process;

import java.util.Map;

/** Says in words what an exit code means. */
public final class ExitCode {
  private static final int SIGNALED = 128;
  private static final Map<Integer, String> SIGNALS =
      Map.ofEntries(
          Map.entry(1, "SIGHUP"),
          Map.entry(2, "SIGINT"),
          Map.entry(3, "SIGQUIT"),
          Map.entry(4, "SIGILL, an instruction that this processor does not have"),
          Map.entry(6, "SIGABRT, it gave up by itself"),
          Map.entry(7, "SIGBUS, a fault of memory or disk"),
          Map.entry(8, "SIGFPE"),
          Map.entry(9, "SIGKILL, often because memory ran out"),
          Map.entry(11, "SIGSEGV, it crashed"),
          Map.entry(13, "SIGPIPE, nobody read its output any more"),
          Map.entry(15, "SIGTERM, somebody asked it to end"),
          Map.entry(24, "SIGXCPU, its limit of processor time"),
          Map.entry(25, "SIGXFSZ, its limit of file size"),
          Map.entry(31, "SIGSYS, a forbidden system call"));

  private ExitCode() {}

  /** Returns for example {@code exit code 137: killed by SIGKILL, often because memory ran out}. */
  public static String explain(int code) {
    String meaning =
        switch (code) {
          case 126 -> ": a program in it could not be executed";
          case 127 -> ": a program in it was not found";
          default ->
              SIGNALS.containsKey(code - SIGNALED)
                  ? ": killed by " + SIGNALS.get(code - SIGNALED)
                  : "";
        };
    return "exit code " + code + meaning;
  }
}
