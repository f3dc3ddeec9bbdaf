package dev.playbook.steps.docker.exec;

/** Says in words what an exit code means. */
final class ExitCode {
  static final int KILLED = 137;

  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;
  private static final int ENDED = 143;

  private ExitCode() {}

  static String explained(int code) {
    return "exit code " + code + meaning(code);
  }

  /** Returns whether the command may not have begun at all. */
  static boolean mayBeNotStarted(int code) {
    return code == NOT_EXECUTABLE || code == NOT_FOUND;
  }

  private static String meaning(int code) {
    return switch (code) {
      case NOT_EXECUTABLE -> ": a program in it could not be executed";
      case NOT_FOUND -> ": a program in it was not found";
      case KILLED -> ": killed by SIGKILL, often because memory ran out or the container stopped";
      case ENDED -> ": ended by SIGTERM, somebody asked it to end";
      default -> "";
    };
  }
}
