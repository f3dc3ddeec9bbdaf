package dev.playbook.steps.compose;

/** The words in which the state of a service is told; equal words mean an equal state. */
final class Wording {
  private static final int SHORT = 12;

  private Wording() {}

  static String service(String state, String hash) {
    return "%s (configuration %s)"
        .formatted(state, hash.substring(0, Math.min(SHORT, hash.length())));
  }
}
