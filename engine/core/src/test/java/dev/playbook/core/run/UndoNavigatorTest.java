package dev.playbook.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.activity.Outcome.Cause;
import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.model.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The policy as a table: when a run undoes, what of it, and in which order. */
final class UndoNavigatorTest {
  @Test
  void undoesTheLastChangeFirstThenCleansUpAndNeverValidates() {
    Scenario failed = UndoScenarios.failedAtTheThird();
    assertThat(failed.next()).isEqualTo("undo [undo/b, undo/a]");
    assertThat(failed.undoBegun().next()).isEqualTo("put back undo/b");
    assertThat(failed.changed("undo/b").next()).isEqualTo("put back undo/a");
    assertThat(failed.changed("undo/a").next()).isEqualTo("attempt 1 of finally/f");
    assertThat(failed.ok("finally/f").next())
        .isEqualTo("failed (undone): step `c` failed; undone: `b`, `a`");
  }

  @Test
  void undoesWhatFailedAfterItHadBegun() {
    Scenario failed = UndoScenarios.three().keptAndChanged("a").keptAndFailed("b", Cause.REFUSED);
    assertThat(failed.next()).isEqualTo("undo [undo/b, undo/a]");
    Scenario late = UndoScenarios.three().keptAndChanged("a").keptAndFailed("b", Cause.TIMED_OUT);
    assertThat(late.next()).isEqualTo("undo [undo/b, undo/a]");
  }

  @Test
  void leavesAloneWhatHasChangedNothing() {
    Scenario failed = UndoScenarios.three().ok("a").keptAndChanged("b").keptNothingAndFailed("c");
    assertThat(failed.next()).isEqualTo("undo [undo/b]");
  }

  @Test
  void undoesWhatAnEarlierAttemptHasChangedAlthoughTheLastFoundItDone() {
    RetryPolicy twice = new RetryPolicy(2, Duration.ZERO, 1, Optional.empty());
    Scenario run = UndoScenarios.undoing().retriedStep("a", twice).step("b");
    assertThat(run.keptAndFailed("a", Cause.REFUSED).ok("a").notStarted("b").next())
        .isEqualTo("undo [undo/a]");
  }

  @Test
  void callsItUndoneWhenNothingHadBeenChanged() {
    Scenario failed = UndoScenarios.undoing().step("a", "b").notStarted("a");
    assertThat(failed.next()).isEqualTo("undo []");
    assertThat(failed.undoBegun().next())
        .isEqualTo("failed (undone): step `a` failed; nothing had been changed");
  }

  @Test
  void keepsTheStateWhereAStepThatBreaksTheRunSaysStop() {
    Scenario run = UndoScenarios.undoing().step("a").onFailure(FailurePolicy.STOP).step("b");
    assertThat(run.keptAndChanged("a").failed("b").next())
        .isEqualTo("failed (kept): step `b` failed");
  }

  @Test
  void undoesATolerantStepThatFailedBefore() {
    Scenario run = UndoScenarios.undoing().tolerantStep("a").step("b");
    Scenario failed = run.keptAndFailed("a", Cause.REFUSED).notStarted("b");
    assertThat(failed.next()).isEqualTo("undo [undo/a]");
    assertThat(failed.undoBegun().changed("undo/a").next())
        .isEqualTo("failed (undone): steps `a`, `b` failed; undone: `a`");
  }

  @Test
  void undoesNothingWhileNobodyKnowsHowAStepEnded() {
    Scenario lost = UndoScenarios.three().keptAndChanged("a").lost("b");
    assertThat(lost.next()).isEqualTo("attempt 1 of finally/f");
    assertThat(lost.ok("finally/f").next()).isEqualTo("unknown: nobody can say how step `b` ended");
    assertThat(beside().lost("a").failed("b").next())
        .isEqualTo("unknown: nobody can say how step `a` ended");
  }

  @Test
  void undoesNothingWhenTheOperatorStops() {
    Scenario stopped =
        UndoScenarios.three().keptAndChanged("a").failed("b", Cause.STOPPED).stopped();
    assertThat(stopped.next()).isEqualTo("attempt 1 of finally/f");
    assertThat(stopped.ok("finally/f").next()).isEqualTo("stopped: stopped by the operator");
  }

  @Test
  void waitsForWhatRunsBesideBeforeItUndoes() {
    Scenario failed = beside().begun("a").notStarted("b");
    assertThat(failed.underWay("a").next()).isEmpty();
    assertThat(failed.underWay().keptAndChanged("a").next()).isEqualTo("undo [undo/a]");
  }

  private static Scenario beside() {
    return UndoScenarios.undoing().branch("l").step("a").branch("r").step("b");
  }

  @Test
  void doesNotBeginTwoUndosAtOnce() {
    Scenario undoing = UndoScenarios.failedAtTheThird().undoBegun();
    assertThat(undoing.begun("undo/b").underWay("undo/b").next()).isEmpty();
  }

  @Test
  void doesTheStepsOfAGroupsWayBackOnceForAllOfIt() {
    Scenario run = UndoScenarios.undoing().step("a").undoneBy("g", ScriptedPlan.wayBack("x", "y"));
    run.step("g/b", "g/c").undoneByType().step("d");
    Scenario failed = run.keptAndChanged("a").changed("g/b").ok("g/c").notStarted("d");
    assertThat(failed.next()).isEqualTo("undo [undo/g/x, undo/g/y, undo/a]");
    assertThat(failed.undoBegun().next()).isEqualTo("attempt 1 of undo/g/x");
    assertThat(failed.changed("undo/g/x").next()).isEqualTo("attempt 1 of undo/g/y");
    assertThat(failed.changed("undo/g/y").next()).isEqualTo("put back undo/a");
    assertThat(failed.changed("undo/a").next())
        .isEqualTo("failed (undone): step `d` failed; undone: `g`, `a`");
  }
}
