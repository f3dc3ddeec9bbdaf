package dev.playbook.core.activity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The few variables of the engine's environment that processes of steps may see. */
public final class Environment {
  private static final Set<String> ALLOWED =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "LANG",
          "TZ",
          "TMPDIR",
          "XDG_RUNTIME_DIR",
          "SSH_AUTH_SOCK",
          "DOCKER_HOST",
          "DOCKER_CONFIG",
          "DOCKER_CONTEXT",
          "DOCKER_TLS_VERIFY",
          "DOCKER_CERT_PATH",
          "JAVA_HOME");

  private Environment() {}

  /** Returns the allowed variables of an environment. */
  public static Map<String, String> allowed(Map<String, String> environment) {
    Map<String, String> allowed = new LinkedHashMap<>();
    environment.forEach(
        (name, value) -> {
          if (ALLOWED.contains(name) || name.startsWith("LC_")) {
            allowed.put(name, value);
          }
        });
    return allowed;
  }
}
