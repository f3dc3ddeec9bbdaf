package dev.playbook.steps.process;

import dev.playbook.steps.process.containment.Containment;
import dev.playbook.steps.process.containment.FirstProcess;
import dev.playbook.steps.process.containment.Survivors;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The small shell that stands between the engine and a command, so that the command and the
 * knowledge of how it ended outlive the engine.
 *
 * <p>The engine writes {@code token} first, which says whose command it is, {@code boot}, in which
 * life of the machine, {@code containment}, what holds its processes together, and {@code output}
 * if the standard output goes elsewhere. The shim leads a session of its own and writes two files.
 * {@code begun} is its line of {@code /proc/PID/stat} and is there before the command; {@code rc}
 * is the exit code. Either is one write that ends with a line end: a file without one counts as not
 * written, which does the work of a rename without another process. {@code rc} is forced to disk
 * only if the engine is gone: a living one journals the end itself. Nothing is forced for {@code
 * begun}: after a restart of the machine a missing one says nothing.
 *
 * <p>In a PID namespace the {@link FirstProcess} of that writes both, {@code begun} after {@code
 * shim}, in which it finds the line: a namespace that cannot be made has begun nothing.
 *
 * <p>The traps keep the shim alive through SIGTERM and, unlike ignored signals, are not inherited.
 * Descriptor 3 gives the command its standard error while the shell's own remarks ({@code
 * Terminated}) go nowhere.
 *
 * @param directory where the files of this one command lie
 */
record Shim(Path directory) {
  private static final String TOKEN = "token";
  private static final String BOOT = "boot";
  private static final String CONTAINMENT = "containment";
  private static final String DOUBT = "doubt";
  private static final String OUTPUT = "output";
  private static final String SCRIPT =
      """
      _pb=$1
      [ -z "$2" ] || echo 0 >"$2" || exit 125
      _pb_first=$3
      shift 3
      trap : HUP INT TERM
      exec 3>&2 2>/dev/null
      read -r _pb_stat </proc/$$/stat && echo "$_pb_stat" >"$_pb/$_pb_first" || exit 125
      "$@" 2>&3 3>&-
      _pb_rc=$?
      [ -e "$_pb/begun" ] || exit 125
      [ -s "$_pb/rc" ] || echo $_pb_rc >"$_pb/rc"
      kill -0 $PPID || sync "$_pb/rc" "$_pb"
      exit $_pb_rc
      """;

  /** Makes the directory for the next command of a step. */
  static Shim below(Path stepDirectory, String token, Optional<Path> output) throws IOException {
    Shim shim = below(stepDirectory);
    Files.writeString(shim.file(TOKEN), token);
    Files.writeString(shim.file(BOOT), Survivors.boot());
    if (output.isPresent()) {
      Files.writeString(shim.file(OUTPUT), output.get().toString());
    }
    return shim;
  }

  /** Finds the last command with a token; empty when none was prepared. */
  static Optional<Shim> of(Path stepDirectory, String token) {
    Optional<Shim> last = Optional.empty();
    for (int number = 1; ; number++) {
      Shim shim = new Shim(stepDirectory.resolve("process-" + number));
      if (!Files.exists(shim.directory)) {
        return last;
      }
      if (shim.read(TOKEN).equals(token)) {
        last = Optional.of(shim);
      }
    }
  }

  private static Shim below(Path stepDirectory) throws IOException {
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

  /** Writes down what holds its processes together, for a later engine. */
  void heldBy(Containment containment) throws IOException {
    Files.writeString(file(CONTAINMENT), containment.line());
  }

  /** Returns the line of what holds its processes together; may be empty. */
  String containment() {
    return read(CONTAINMENT);
  }

  /** Writes down that the command was ended, and that nothing proves that nothing of it is left. */
  void doubt() {
    try {
      Files.createFile(file(DOUBT));
    } catch (IOException notKept) {
      // The engine's journal has it.
    }
  }

  /** Returns whether its exit code says nothing, because it was ended and something may be left. */
  boolean isDoubted() {
    return Files.exists(file(DOUBT));
  }

  /** Returns the argv that runs the command under the shim, in a session of its own. */
  List<String> argv(Path program, List<String> arguments, Containment containment) {
    boolean isFirst = containment.words().isEmpty();
    List<String> argv = new ArrayList<>();
    argv.addAll(List.of("setsid", "sh", "-c", SCRIPT, "playbook-shim", directory.toString()));
    argv.add(containment.door().map(Path::toString).orElse(""));
    argv.add(isFirst ? "begun" : "shim");
    argv.addAll(containment.words());
    argv.addAll(isFirst ? List.of() : FirstProcess.words(directory));
    argv.add(program.toString());
    argv.addAll(arguments);
    return argv;
  }

  /**
   * Returns whether the machine was started again since, so that nothing of it can live.
   *
   * @param startedAt decides where the kernel's word for that life is lost
   */
  boolean isOfEarlierBoot(Instant startedAt) {
    String boot = read(BOOT);
    return boot.isEmpty() ? Survivors.hasRestartedSince(startedAt) : !boot.equals(Survivors.boot());
  }

  /** Returns the file that the command reads; it may hold a secret. */
  Path input() {
    return file("stdin");
  }

  /** Removes the input: what has begun has it open, and what has not must not begin. */
  void forgetInput() {
    forget(input());
  }

  /** Removes what was written elsewhere, of a command that did not end by itself. */
  void forgetOutput() {
    output().ifPresent(Shim::forget);
  }

  static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      // Others cannot read it: no reason to fail.
    }
  }

  boolean hasBegun() {
    return Files.exists(file("begun"));
  }

  /** Returns the line of {@code /proc/PID/stat} that the shim wrote; may be empty. */
  String begun() {
    return read("begun");
  }

  /** Returns the file that the standard output goes to, when it is none of the shim's. */
  Optional<Path> output() {
    return Optional.of(read(OUTPUT)).filter(path -> !path.isEmpty()).map(Path::of);
  }

  private String read(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException notWritten) {
      return "";
    }
  }

  /** Returns how the command ended, empty when the shim did not see it. */
  OptionalInt exitCode() {
    String text = read("rc");
    return text.endsWith("\n")
        ? OptionalInt.of(Integer.parseInt(text.strip()))
        : OptionalInt.empty();
  }
}
