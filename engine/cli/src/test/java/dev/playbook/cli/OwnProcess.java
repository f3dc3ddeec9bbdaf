package dev.playbook.cli;

import dev.playbook.cli.Cli.Result;
import dev.playbook.fixtures.JavaCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An engine in a process of its own, with other variables, other memory, or behind other words.
 *
 * @param cli whose folder takes what is printed
 * @param environment variables beside those of this process
 * @param options words for Java
 */
public record OwnProcess(Cli cli, Map<String, String> environment, List<String> options) {

  /** Like this process. */
  public OwnProcess(Cli cli) {
    this(cli, Map.of(), List.of());
  }

  /** Runs a command to its end. */
  public Result run(List<String> before, String... words) throws Exception {
    int code = start(before, Main.class, words).waitFor();
    return new Result(code, cli.read("process.out"), cli.read("process.err"));
  }

  /** Starts a program that takes words. */
  public Process start(List<String> before, Class<?> program, String... words) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(JavaCommand.BRIEF.with(options).running(program, List.of(words)));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(cli.file("process.out").toFile())
            .redirectError(cli.file("process.err").toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }
}
