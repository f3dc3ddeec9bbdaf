package dev.playbook.cli.command;

import dev.playbook.core.plan.input.GivenInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which values the inputs get. */
final class InputOptions {
  private final Argument<Map<String, String>> variables =
      Argument.values("--var", "NAME=VALUE", "a value for an input; may be given more than once");

  private final Argument<Path> variablesFile =
      Argument.option(
          "--vars-file", "FILE", Path.class, "a YAML or JSON file with values for inputs");

  List<Argument<?>> arguments() {
    return List.of(variables, variablesFile);
  }

  GivenInputs given() {
    return new GivenInputs(variables.or(Map.of()), variablesFile.given(), System.getenv());
  }

  /** Takes values as if they had been given. */
  void take(Map<String, String> values) {
    variables.take(values);
  }

  /** Returns the words that give the same values again. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    variablesFile.given().ifPresent(file -> words.add("--vars-file " + file));
    variables.or(Map.of()).forEach((input, value) -> words.add("--var " + input + "=" + value));
    return words;
  }
}
