package dev.playbook.steps.process;

import dev.playbook.spi.StepFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the file that a command names, as {@code execvp} would, and says in words why it cannot be
 * started: after the start nobody can tell that from the program's own exit code.
 */
public final class Program {
  private static final int LONGEST_FIRST_LINE = 256;

  private Program() {}

  /**
   * Returns the absolute path of the command's program.
   *
   * @throws StepFailedException with certainty {@code NOT_STARTED} when it cannot be started
   */
  public static Path find(Command command) throws StepFailedException {
    String name = command.argv().getFirst();
    String searched = String.valueOf(command.environment().getOrDefault("PATH", "/usr/bin:/bin"));
    Path program =
        name.contains("/")
            ? command.directory().resolve(name)
            : search(name, searched, command.directory())
                .orElseThrow(
                    () ->
                        refused(
                            "`" + name + "` is not a program of this machine",
                            "install it, or write its whole path; searched: " + searched));
    check(program);
    return program;
  }

  private static Optional<Path> search(String name, String searched, Path directory) {
    return Arrays.stream(searched.split(":", -1))
        .map(entry -> directory.resolve(entry).resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static void check(Path program) throws StepFailedException {
    if (!Files.exists(program)) {
      throw refused("there is no program `" + program + "`", "correct the path");
    }
    if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
      throw refused(
          "`" + program + "` cannot be executed",
          "it must be a file with execute permission on a file system without noexec");
    }
    Optional<Path> interpreter = interpreter(program);
    if (interpreter.isPresent() && !Files.isExecutable(interpreter.get())) {
      throw refused(
          "`%s` wants the interpreter `%s`, which is not there"
              .formatted(program, interpreter.get()),
          "install the interpreter, or correct the first line of the script");
    }
  }

  private static Optional<Path> interpreter(Path program) {
    try (InputStream in = Files.newInputStream(program)) {
      String start = new String(in.readNBytes(LONGEST_FIRST_LINE), StandardCharsets.ISO_8859_1);
      if (!start.startsWith("#!")) {
        return Optional.empty();
      }
      String line = start.substring(2).lines().findFirst().orElse("").strip();
      return Optional.of(Path.of(line.split("[ \t]", 2)[0])).filter(Path::isAbsolute);
    } catch (IOException unreadable) {
      // A program may be executable and not readable.
      return Optional.empty();
    }
  }

  private static StepFailedException refused(String message, String hint) {
    return StepFailedException.notStarted(message, hint, null);
  }
}
