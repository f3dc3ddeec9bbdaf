package dev.playbook.steps.process;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.Secret;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program and all that it is started with; nothing has run yet.
 *
 * @param argv the program and its arguments, each goes out as it is; not empty
 * @param directory the working directory, absolute
 * @param environment the whole environment; a value is a text or a {@link Secret}
 * @param input what the program reads, a text or a {@link Secret}; without it, nothing
 * @param output the file that takes the standard output in place of the step's own directory
 */
public record Command(
    List<String> argv,
    Path directory,
    Map<String, Object> environment,
    Optional<Object> input,
    Optional<Path> output) {

  /** Copies the lists. */
  public Command {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("a command needs a program");
    }
  }

  /** A command in the work directory of the activity, with the activity's environment. */
  public static Command of(ActivityContext context, List<String> argv) {
    return new Command(
        argv,
        context.workDirectory(),
        new LinkedHashMap<>(context.environment()),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns this command in another directory. */
  public Command in(Path other) {
    return new Command(argv, other, environment, input, output);
  }

  /** Returns this command with more variables; they win over those it has. */
  public Command with(Map<String, ?> variables) {
    Map<String, Object> all = new LinkedHashMap<>(environment);
    all.putAll(variables);
    return new Command(argv, directory, all, input, output);
  }

  /** Returns this command with something to read. */
  public Command reading(Object text) {
    return new Command(argv, directory, environment, Optional.of(text), output);
  }

  /** Returns this command with its standard output in a file. */
  public Command writing(Path file) {
    return new Command(argv, directory, environment, input, Optional.of(file));
  }

  /** Returns the value to hand over: the only place where a secret is revealed. */
  static String plain(Object value) {
    return value instanceof Secret secret ? secret.reveal() : value.toString();
  }
}
