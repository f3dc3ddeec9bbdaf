package dev.playbook.core.activity;

import dev.playbook.core.model.StepVariables;
import java.util.LinkedHashMap;
import java.util.Map;

/** The part of the engine's environment that processes of steps may see. */
public final class Environment {
  private Environment() {}

  /** Returns the allowed variables of an environment. */
  public static Map<String, String> allowed(Map<String, String> environment) {
    Map<String, String> allowed = new LinkedHashMap<>();
    environment.forEach(
        (name, value) -> {
          if (StepVariables.arePassed(name)) {
            allowed.put(name, value);
          }
        });
    return allowed;
  }
}
