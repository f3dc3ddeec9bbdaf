package dev.playbook.steps.process;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.spi.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a playbook hands to a program: no kernel passes the character NUL on. */
public final class ProgramInputs {
  private ProgramInputs() {}

  /**
   * Returns the key {@code command}.
   *
   * @throws InputException when no program can take one of the arguments
   */
  public static List<String> command(Inputs with) {
    List<String> words = with.texts("command");
    for (int at = 0; at < words.size(); at++) {
      check("command", at == 0 ? "the program" : "argument " + at, words.get(at));
    }
    return words;
  }

  /**
   * Returns the key {@code env} in its order, empty texts for nulls.
   *
   * @throws InputException when no program can take one of the values
   */
  public static Map<String, Object> environment(Inputs with) {
    Map<String, Object> variables = new LinkedHashMap<>(with.block("env"));
    variables.replaceAll((name, value) -> value == null ? "" : value);
    variables.forEach(
        (name, value) -> {
          if (!(value instanceof Secret)) {
            check("env", "the variable `" + name + "`", value.toString());
          }
        });
    return variables;
  }

  private static void check(String key, String what, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new InputException(
          key,
          what + " holds the character NUL, which no program can take",
          "pass it with `stdin`");
    }
  }
}
