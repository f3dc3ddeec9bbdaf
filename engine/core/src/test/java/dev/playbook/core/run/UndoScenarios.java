package dev.playbook.core.run;

import dev.playbook.core.model.FailurePolicy;

/** Runs that undo what they have changed. */
final class UndoScenarios {
  private UndoScenarios() {}

  static Scenario undoing() {
    return new Scenario().onFailure(FailurePolicy.UNDO);
  }

  static Scenario three() {
    return undoing().step("a", "b", "c").validation("v").finalStep("f");
  }

  /** The third of three steps failed, after the others had changed something. */
  static Scenario failedAtTheThird() {
    return three().keptAndChanged("a", "b").notStarted("c");
  }

  /** Like it, but what the second step had done was to make something read anew. */
  static Scenario failedAfterARestart() {
    return three().keptAndChanged("a").keptAgainAndChanged("b").notStarted("c");
  }
}
