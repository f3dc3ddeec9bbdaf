package dev.playbook.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.model.WayBack;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The policy as a table: where undoing ends, and what a run is called that is not undone wholly.
 */
final class UndoEndNavigatorTest {
  @Test
  void neverPutsTheMaskBackInPlaceOfASecret() {
    Scenario run = UndoScenarios.three().keptAndChanged("a");
    Scenario failed = run.keptMaskedAndChanged("b").notStarted("c");
    assertThat(failed.next()).isEqualTo("undo []");
    assertThat(failed.undoBegun().ok("finally/f").next())
        .isEqualTo(
            "failed (kept): step `c` failed; not undone: `b` (what it has kept held a secret,"
                + " which the journal does not keep), `a`");
  }

  @Test
  void endsAtAStepThatCannotBeUndone() {
    Scenario run = UndoScenarios.undoing().step("a");
    run.undoneBy("b", new WayBack.Never("rows are gone")).step("b");
    run.undoneByType().step("c", "d");
    Scenario failed = run.keptAndChanged("a").changed("b").keptAndChanged("c").notStarted("d");
    assertThat(failed.next()).isEqualTo("undo [undo/c]");
    assertThat(failed.undoBegun().changed("undo/c").next())
        .isEqualTo(
            "failed (kept): step `d` failed; partly undone: `c`;"
                + " not undone: `b` (cannot be undone: rows are gone), `a`");
  }

  @Test
  void endsAtAStepThatFailedOnItsWayAndHasKeptNothing() {
    Scenario failed = UndoScenarios.three().keptAndChanged("a").failed("b");
    assertThat(failed.next()).isEqualTo("undo []");
    assertThat(failed.undoBegun().ok("finally/f").next())
        .isEqualTo("failed (kept): step `b` failed; not undone: `b` (no way back is kept), `a`");
  }

  @Test
  void goesNoFurtherBackThanAnUndoThatFails() {
    Scenario failed = UndoScenarios.failedAtTheThird().undoBegun().failed("undo/b");
    assertThat(failed.next()).isEqualTo("attempt 1 of finally/f");
    assertThat(failed.ok("finally/f").next())
        .isEqualTo("failed (kept): step `c` failed; undoing `b` failed; not undone: `b`, `a`");
  }

  @Test
  void isUnknownWhenNobodyKnowsHowAnUndoEnded() {
    Scenario lost = UndoScenarios.failedAtTheThird().undoBegun().changed("undo/b").lost("undo/a");
    assertThat(lost.ok("finally/f").next())
        .isEqualTo(
            "unknown: nobody can say how undoing `a` ended; partly undone: `b`; not undone: `a`");
  }

  @Test
  void stopsBetweenTwoUndosWhenTheOperatorWantsIt() {
    Scenario run = UndoScenarios.undoing().step("a", "b", "c");
    Scenario failed = run.keptAndChanged("a", "b").notStarted("c");
    Scenario stopped = failed.undoBegun().stopped().changed("undo/b");
    assertThat(stopped.next())
        .isEqualTo("stopped: stopped by the operator; partly undone: `b`; not undone: `a`");
    assertThat(stopped.changed("undo/a").next())
        .isEqualTo("failed (undone): step `c` failed; undone: `b`, `a`");
  }

  @Test
  void goesOnAfterAWrittenStepThatTheWayBackTolerates() {
    WayBack tolerant =
        new WayBack.BySteps(
            List.of(
                ScriptedPlan.task("x", FailurePolicy.CONTINUE),
                ScriptedPlan.task("y", FailurePolicy.STOP)));
    Scenario run = UndoScenarios.undoing().undoneBy("a", tolerant).step("a", "b");
    Scenario failed = run.changed("a").notStarted("b").undoBegun();
    assertThat(failed.failed("undo/a/x").next()).isEqualTo("attempt 1 of undo/a/y");
    assertThat(failed.changed("undo/a/y").next())
        .isEqualTo("failed (kept): step `b` failed; undoing `a` failed; not undone: `a`");
  }
}
