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

  /** What belongs to the session of a person, and is gone with it. */
  private static final Set<String> OF_THE_SESSION =
      Set.of("USER", "LOGNAME", "HOME", "SHELL", "TMPDIR", "XDG_RUNTIME_DIR", "SSH_AUTH_SOCK");

  private StepVariables() {}

  /** Returns whether a step gets the variable, if the engine has it. */
  public static boolean arePassed(String name) {
    return PASSED.contains(name) || name.startsWith("LC_");
  }

  /** Returns whether a step gets the variable as it was when the run began, also days later. */
  public static boolean areFixed(String name) {
    return arePassed(name) && !OF_THE_SESSION.contains(name);
  }
}
