package dev.playbook.steps.process;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.process.containment.Mark;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Starts the first process of a command, or says in words why it did not start. */
final class Launch {
  private static final Redirect NOTHING = Redirect.from(new File("/dev/null"));

  private Launch() {}

  /** Returns what starts the argv with the command's directory and environment, reading nothing. */
  static ProcessBuilder prepare(Command command, List<String> argv, String token)
      throws StepFailedException {
    if (!Files.isDirectory(command.directory())) {
      throw StepFailedException.notStarted(
          "the working directory `" + command.directory() + "` does not exist",
          "create it, or correct `workdir`",
          null);
    }
    ProcessBuilder builder = new ProcessBuilder(argv).directory(command.directory().toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    command.environment().forEach((name, value) -> environment.put(name, Command.plain(value)));
    environment.put(Mark.VARIABLE, token);
    return builder.redirectInput(NOTHING);
  }

  static Process start(ProcessBuilder builder, Command command) throws StepFailedException {
    try {
      return builder.start();
    } catch (IOException e) {
      throw refused(command, String.valueOf(e.getMessage()), e);
    }
  }

  /** Takes the input from a file that has no name any more when the command runs. */
  static Process startReading(ProcessBuilder builder, Command command, Shim shim)
      throws StepFailedException {
    try {
      Files.writeString(shim.input(), Command.plain(command.input().orElse("")));
      return start(builder.redirectInput(shim.input().toFile()), command);
    } catch (IOException e) {
      throw StepFailedException.notStarted(
          "the input of %s cannot be kept in `%s`"
              .formatted(Phrases.program(command), shim.input()),
          "look whether the disk is full",
          e);
    } finally {
      shim.forgetInput();
    }
  }

  private static StepFailedException refused(Command command, String text, IOException cause) {
    String name = Phrases.program(command);
    if (text.contains("error=7,")) {
      return StepFailedException.notStarted(
          "the arguments or the environment of " + name + " are too long for this system",
          "put the long text into a file or into `stdin`",
          cause);
    }
    if (text.contains("error=11,") || text.contains("error=12,")) {
      return StepFailedException.notStarted(
          name + " cannot be started: this machine or this user has too many processes",
          "look at `ulimit -u` and at what runs",
          cause);
    }
    return StepFailedException.notStarted(
        name + " cannot be started: " + text.replaceFirst("(?s).*error=\\d+, ", ""),
        "look at the program and at the limits of this user",
        cause);
  }
}
