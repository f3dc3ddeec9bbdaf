package dev.playbook.steps.process;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The small shell that stands between the engine and a command, so that the command and the
 * knowledge of how it ended outlive the engine.
 *
 * <p>It leads a session of its own and writes two files. {@code begun} is its line of {@code
 * /proc/PID/stat} and is there before the command; {@code rc} is the exit code. Either is one write
 * that ends with a line end: a file without one counts as not written, which does the work of a
 * rename without another process. {@code rc} is forced to disk only if the engine is gone: a living
 * one journals the end itself. Nothing is forced for {@code begun}: after a restart of the machine
 * a missing one says nothing.
 *
 * <p>The traps keep the shim alive through SIGTERM and, unlike ignored signals, are not inherited.
 * Descriptor 3 gives the command its standard error while the shell's own remarks ({@code
 * Terminated}) go nowhere.
 *
 * @param directory where the files of this one command lie
 */
record Shim(Path directory) {
  private static final String SCRIPT =
      """
      _pb=$1
      [ -z "$2" ] || echo 0 >"$2" || exit 125
      shift 2
      trap : HUP INT TERM
      exec 3>&2 2>/dev/null
      read -r _pb_stat </proc/$$/stat && echo "$_pb_stat" >"$_pb/begun" || exit 125
      "$@" 2>&3 3>&-
      _pb_rc=$?
      echo $_pb_rc >"$_pb/rc"
      kill -0 $PPID || sync "$_pb/rc" "$_pb"
      exit $_pb_rc
      """;

  /** Makes the directory for the next command of a step. */
  static Shim below(Path stepDirectory) throws IOException {
    for (int number = 1; ; number++) {
      try {
        return new Shim(Files.createDirectory(stepDirectory.resolve("process-" + number)));
      } catch (FileAlreadyExistsException taken) {
        // The next number may be free.
      }
    }
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  /** Returns the argv that runs the command under the shim, in a session of its own. */
  List<String> argv(Path program, List<String> arguments, Optional<Path> door) {
    List<String> argv = new ArrayList<>();
    argv.addAll(List.of("setsid", "sh", "-c", SCRIPT, "playbook-shim", directory.toString()));
    argv.add(door.map(Path::toString).orElse(""));
    argv.add(program.toString());
    argv.addAll(arguments);
    return argv;
  }

  boolean hasBegun() {
    return Files.exists(file("begun"));
  }

  /** Returns how the command ended, empty when the shim did not see it. */
  OptionalInt exitCode() {
    try {
      String text = Files.readString(file("rc"));
      return text.endsWith("\n")
          ? OptionalInt.of(Integer.parseInt(text.strip()))
          : OptionalInt.empty();
    } catch (IOException notWritten) {
      return OptionalInt.empty();
    }
  }
}
