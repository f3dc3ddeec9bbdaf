package dev.playbook.steps.process.containment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The small shell that is the first process of a PID namespace, so that the command is none:
 * SIGTERM would not reach it, and nobody would reap its orphans.
 *
 * <p>It works in the directory of a shim. When it begins, it copies {@code shim}, the shim's line
 * of {@code /proc/PID/stat}, to {@code begun}; when the command has ended, it writes {@code rc},
 * and stays as long as anything that the command left lives on.
 */
public final class FirstProcess {
  private static final String PAUSE = "sleep 0.05";

  /** Far more than an exec takes; who has no words after them hides them. */
  private static final int LOOKS = 1000;

  private static final String SCRIPT =
      """
      _pb=$1
      shift
      exec 3>&2 2>/dev/null
      read -r _pb_stat <"$_pb/shim" && echo "$_pb_stat" >"$_pb/begun" || exit 125
      "$@" 2>&3 3>&-
      _pb_rc=$?
      echo $_pb_rc >"$_pb/rc"
      PATH=$PATH:/usr/bin:/bin
      while set -- /proc/[1-9]* && [ $# -gt 1 ]; do
        PAUSE || sleep 1
      done
      exit $_pb_rc
      """
          .replace("PAUSE", PAUSE);

  private FirstProcess() {}

  /** Returns the words before a command, behind {@link Containment#words}. */
  public static List<String> words(Path shimDirectory) {
    return List.of("sh", "-c", SCRIPT, "playbook-first", shimDirectory.toString());
  }

  /**
   * Returns whether it is nothing of the command's, but what the first process waits with, or has
   * waited with.
   */
  static boolean isPauseOf(Living first, Living living) {
    return living.parent() == first.pid()
        && words(living)
            .map(
                words ->
                    words.equals(PAUSE.replace(' ', '\0') + '\0')
                        || words.equals(ProcessTable.words(first)))
            .orElse(true);
  }

  /** A process has no words in the middle of an exec. Empty when it has ended. */
  private static Optional<String> words(Living living) {
    String words = ProcessTable.words(living);
    for (int look = 0; words.isEmpty() && look < LOOKS; look++) {
      if (ProcessTable.now(living).isEmpty()) {
        return Optional.empty();
      }
      Thread.onSpinWait();
      words = ProcessTable.words(living);
    }
    return Optional.of(words);
  }
}
