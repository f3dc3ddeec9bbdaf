package dev.playbook.core.model;

import java.util.Set;

/** The few variables of the engine's environment that processes of steps may see. */
public final class StepVariables {
  private static final Set<String> PASSED =
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

  private StepVariables() {}

  /** Returns whether a step gets the variable, if the engine has it. */
  public static boolean arePassed(String name) {
    return PASSED.contains(name) || name.startsWith("LC_");
  }
}
