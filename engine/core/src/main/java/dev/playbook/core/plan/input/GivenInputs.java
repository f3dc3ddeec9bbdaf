package dev.playbook.core.plan.input;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the operator gives values for inputs. What stands first here outweighs what follows.
 *
 * @param commandLine texts by input name
 * @param file a YAML or JSON file with a value for each name
 * @param environment variables; {@code PLAYBOOK_VAR_} and the name, as it is written or in upper
 *     case, gives a value
 */
public record GivenInputs(
    Map<String, String> commandLine, Optional<Path> file, Map<String, String> environment) {
  /** Nothing is given. */
  public static final GivenInputs NONE = new GivenInputs(Map.of(), Optional.empty(), Map.of());

  /** Copies the texts. */
  public GivenInputs {
    commandLine = Map.copyOf(commandLine);
    environment = Map.copyOf(environment);
  }
}
