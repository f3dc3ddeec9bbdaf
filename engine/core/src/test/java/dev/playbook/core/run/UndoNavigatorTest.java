package dev.playbook.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.activity.Outcome.Cause;
import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.model.RetryPolicy;
import dev.playbook.core.model.WayBack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The policy as a table: when a run undoes, in which order, and what it calls the result. */
final class UndoNavigatorTest {
  private static Scenario undoing() {
    return new Scenario().onFailure(FailurePolicy.UNDO);
  }

  private static Scenario three() {
    return undoing().step("a").step("b").step("c").validation("v").finalStep("f");
  }

  @Test
  void undoesTheLastChangeFirstThenCleansUpAndNeverValidates() {
    Scenario failed =
        three().keptAndChanged("a").keptAndChanged("b").failed("c", Cause.NOT_STARTED);
    assertThat(failed.next()).isEqualTo("undo [undo/b, undo/a]");
    assertThat(failed.undoBegun().next()).isEqualTo("put back undo/b");
    assertThat(failed.changed("undo/b").next()).isEqualTo("put back undo/a");
    assertThat(failed.changed("undo/a").next()).isEqualTo("attempt 1 of finally/f");
    assertThat(failed.ok("finally/f").next())
        .isEqualTo("failed (undone): step `c` failed; undone: `b`, `a`");
  }

  @Test
  void doesARestartOnceMoreWhenWhatCameBeforeItIsPutBack() {
    Scenario failed =
        three().keptAndChanged("a").keptAgainAndChanged("b").failed("c", Cause.NOT_STARTED);
    assertThat(failed.next()).isEqualTo("undo [undo/b, undo/a, undo/b/again]");
    assertThat(failed.undoBegun().changed("undo/b").next()).isEqualTo("put back undo/a");
    assertThat(failed.changed("undo/a").next()).isEqualTo("attempt 1 of undo/b/again");
    assertThat(failed.changed("undo/b/again").ok("finally/f").next())
        .isEqualTo("failed (undone): step `c` failed; undone: `b`, `a`");
  }

  @Test
  void doesARestartOnceMoreOnlyWhenSomethingBeforeItIsPutBack() {
    assertThat(three().keptAgainAndChanged("a").failed("b", Cause.NOT_STARTED).next())
        .isEqualTo("undo [undo/a]");
    Scenario stuck =
        undoing()
            .undoneBy("a", new WayBack.Never("rows are gone"))
            .step("a")
            .undoneByType()
            .step("b")
            .step("c")
            .changed("a")
            .keptAgainAndChanged("b")
            .failed("c", Cause.NOT_STARTED);
    assertThat(stuck.next()).isEqualTo("undo [undo/b]");
  }

  @Test
  void doesRestartsOnceMoreInTheOrderOfThePlan() {
    Scenario failed =
        undoing()
            .step("a")
            .step("b")
            .step("c")
            .step("d")
            .keptAndChanged("a")
            .keptAgainAndChanged("b")
            .keptAgainAndChanged("c")
            .failed("d", Cause.NOT_STARTED);
    assertThat(failed.next())
        .isEqualTo("undo [undo/c, undo/b, undo/a, undo/b/again, undo/c/again]");
  }

  @Test
  void isNotUndoneAsLongAsARestartIsNotDoneOnceMore() {
    Scenario failed =
        three()
            .keptAndChanged("a")
            .keptAgainAndChanged("b")
            .failed("c", Cause.NOT_STARTED)
            .undoBegun()
            .changed("undo/b")
            .changed("undo/a")
            .failed("undo/b/again")
            .ok("finally/f");
    assertThat(failed.next())
        .isEqualTo(
            "failed (kept): step `c` failed; undoing `b` failed; partly undone: `a`; not undone: `b`");
    assertThat(
            failed
                .over(Verdict.FAILED_KEPT)
                .undoneByOperator("undo/b/again")
                .changed("undo/b/again")
                .next())
        .isEqualTo("undone: undone: `b`, `a`");
  }

  @Test
  void doesARestartOnceMoreForEachUndoOfSomethingBeforeIt() {
    Scenario later =
        recovered("a", "b", "c")
            .undoneByOperator(List.of("c", "b"), "undo/c", "undo/b", "undo/c/again")
            .changed("undo/c")
            .changed("undo/b")
            .changed("undo/c/again")
            .over(Verdict.UNDONE)
            .undoneByOperator("undo/a", "undo/c/again");
    assertThat(later.next()).isEqualTo("put back undo/a");
    assertThat(later.changed("undo/a").next()).isEqualTo("attempt 1 of undo/c/again");
  }

  private static Scenario recovered(String first, String second, String restart) {
    return new Scenario()
        .step(first)
        .step(second)
        .step(restart)
        .keptAndChanged(first)
        .keptAndChanged(second)
        .keptAgainAndChanged(restart)
        .over(Verdict.RECOVERED);
  }

  @Test
  void neverPutsTheMaskBackInPlaceOfASecret() {
    Scenario failed =
        three().keptAndChanged("a").keptMaskedAndChanged("b").failed("c", Cause.NOT_STARTED);
    assertThat(failed.next()).isEqualTo("undo []");
    assertThat(failed.undoBegun().ok("finally/f").next())
        .isEqualTo(
            "failed (kept): step `c` failed; not undone: `b` (what it has kept held a secret,"
                + " which the journal does not keep), `a`");
  }

  @Test
  void undoesWhatFailedAfterItHadBegun() {
    Scenario failed = three().keptAndChanged("a").keptAndFailed("b", Cause.REFUSED);
    assertThat(failed.next()).isEqualTo("undo [undo/b, undo/a]");
    Scenario late = three().keptAndChanged("a").keptAndFailed("b", Cause.TIMED_OUT);
    assertThat(late.next()).isEqualTo("undo [undo/b, undo/a]");
  }

  @Test
  void leavesAloneWhatHasChangedNothing() {
    Scenario failed = three().ok("a").keptAndChanged("b").keptNothingAndFailed("c");
    assertThat(failed.next()).isEqualTo("undo [undo/b]");
  }

  @Test
  void undoesWhatAnEarlierAttemptHasChangedAlthoughTheLastFoundItDone() {
    RetryPolicy twice = new RetryPolicy(2, Duration.ZERO, 1, Optional.empty());
    Scenario failed =
        undoing()
            .retriedStep("a", twice)
            .step("b")
            .keptAndFailed("a", Cause.REFUSED)
            .ok("a")
            .failed("b", Cause.NOT_STARTED);
    assertThat(failed.next()).isEqualTo("undo [undo/a]");
  }

  @Test
  void callsItUndoneWhenNothingHadBeenChanged() {
    Scenario failed = undoing().step("a").step("b").failed("a", Cause.NOT_STARTED);
    assertThat(failed.next()).isEqualTo("undo []");
    assertThat(failed.undoBegun().next())
        .isEqualTo("failed (undone): step `a` failed; nothing had been changed");
  }

  @Test
  void keepsTheStateWhereAStepThatBreaksTheRunSaysStop() {
    Scenario failed =
        undoing().step("a").onFailure(FailurePolicy.STOP).step("b").keptAndChanged("a").failed("b");
    assertThat(failed.next()).isEqualTo("failed (kept): step `b` failed");
  }

  @Test
  void undoesATolerantStepThatFailedBefore() {
    Scenario failed =
        new Scenario()
            .tolerantStep("a")
            .onFailure(FailurePolicy.UNDO)
            .step("b")
            .keptAndFailed("a", Cause.REFUSED)
            .failed("b", Cause.NOT_STARTED);
    assertThat(failed.next()).isEqualTo("undo [undo/a]");
    assertThat(failed.undoBegun().changed("undo/a").next())
        .isEqualTo("failed (undone): steps `a`, `b` failed; undone: `a`");
  }

  @Test
  void undoesNothingWhileNobodyKnowsHowAStepEnded() {
    Scenario lost = three().keptAndChanged("a").lost("b");
    assertThat(lost.next()).isEqualTo("attempt 1 of finally/f");
    assertThat(lost.ok("finally/f").next()).isEqualTo("unknown: nobody can say how step `b` ended");
    Scenario beside = undoing().branch("l").step("a").branch("r").step("b").lost("a").failed("b");
    assertThat(beside.next()).isEqualTo("unknown: nobody can say how step `a` ended");
  }

  @Test
  void undoesNothingWhenTheOperatorStops() {
    Scenario stopped = three().keptAndChanged("a").failed("b", Cause.STOPPED).stopped();
    assertThat(stopped.next()).isEqualTo("attempt 1 of finally/f");
    assertThat(stopped.ok("finally/f").next()).isEqualTo("stopped: stopped by the operator");
  }

  @Test
  void waitsForWhatRunsBesideBeforeItUndoes() {
    Scenario beside =
        undoing()
            .branch("l")
            .step("a")
            .branch("r")
            .step("b")
            .begun("a")
            .failed("b", Cause.NOT_STARTED);
    assertThat(beside.underWay("a").next()).isEmpty();
    assertThat(beside.underWay().keptAndChanged("a").next()).isEqualTo("undo [undo/a]");
  }

  @Test
  void endsAtAStepThatCannotBeUndone() {
    Scenario failed =
        undoing()
            .step("a")
            .undoneBy("b", new WayBack.Never("rows are gone"))
            .step("b")
            .undoneByType()
            .step("c")
            .step("d")
            .keptAndChanged("a")
            .changed("b")
            .keptAndChanged("c")
            .failed("d", Cause.NOT_STARTED);
    assertThat(failed.next()).isEqualTo("undo [undo/c]");
    assertThat(failed.undoBegun().changed("undo/c").next())
        .isEqualTo(
            "failed (kept): step `d` failed; partly undone: `c`;"
                + " not undone: `b` (cannot be undone: rows are gone), `a`");
  }

  @Test
  void endsAtAStepThatFailedOnItsWayAndHasKeptNothing() {
    Scenario failed = three().keptAndChanged("a").failed("b");
    assertThat(failed.next()).isEqualTo("undo []");
    assertThat(failed.undoBegun().ok("finally/f").next())
        .isEqualTo("failed (kept): step `b` failed; not undone: `b` (no way back is kept), `a`");
  }

  @Test
  void doesTheStepsOfAGroupsWayBackOnceForAllOfIt() {
    Scenario failed =
        undoing()
            .step("a")
            .undoneBy("g", ScriptedPlan.wayBack("x", "y"))
            .step("g/b")
            .step("g/c")
            .undoneByType()
            .step("d")
            .keptAndChanged("a")
            .changed("g/b")
            .ok("g/c")
            .failed("d", Cause.NOT_STARTED);
    assertThat(failed.next()).isEqualTo("undo [undo/g/x, undo/g/y, undo/a]");
    assertThat(failed.undoBegun().next()).isEqualTo("attempt 1 of undo/g/x");
    assertThat(failed.changed("undo/g/x").next()).isEqualTo("attempt 1 of undo/g/y");
    assertThat(failed.changed("undo/g/y").next()).isEqualTo("put back undo/a");
    assertThat(failed.changed("undo/a").next())
        .isEqualTo("failed (undone): step `d` failed; undone: `g`, `a`");
  }

  @Test
  void goesNoFurtherBackThanAnUndoThatFails() {
    Scenario failed =
        three()
            .keptAndChanged("a")
            .keptAndChanged("b")
            .failed("c", Cause.NOT_STARTED)
            .undoBegun()
            .failed("undo/b");
    assertThat(failed.next()).isEqualTo("attempt 1 of finally/f");
    assertThat(failed.ok("finally/f").next())
        .isEqualTo("failed (kept): step `c` failed; undoing `b` failed; not undone: `b`, `a`");
  }

  @Test
  void isUnknownWhenNobodyKnowsHowAnUndoEnded() {
    Scenario lost =
        three()
            .keptAndChanged("a")
            .keptAndChanged("b")
            .failed("c", Cause.NOT_STARTED)
            .undoBegun()
            .changed("undo/b")
            .lost("undo/a");
    assertThat(lost.ok("finally/f").next())
        .isEqualTo(
            "unknown: nobody can say how undoing `a` ended; partly undone: `b`; not undone: `a`");
  }

  @Test
  void stopsBetweenTwoUndosWhenTheOperatorWantsIt() {
    Scenario stopped =
        undoing()
            .step("a")
            .step("b")
            .step("c")
            .keptAndChanged("a")
            .keptAndChanged("b")
            .failed("c", Cause.NOT_STARTED)
            .undoBegun()
            .stopped()
            .changed("undo/b");
    assertThat(stopped.next())
        .isEqualTo("stopped: stopped by the operator; partly undone: `b`; not undone: `a`");
    assertThat(stopped.changed("undo/a").next())
        .isEqualTo("failed (undone): step `c` failed; undone: `b`, `a`");
  }

  @Test
  void doesNotBeginTwoUndosAtOnce() {
    Scenario failed =
        three()
            .keptAndChanged("a")
            .keptAndChanged("b")
            .failed("c", Cause.NOT_STARTED)
            .undoBegun()
            .begun("undo/b")
            .underWay("undo/b");
    assertThat(failed.next()).isEmpty();
  }

  private static Scenario recovered() {
    return new Scenario()
        .step("a")
        .step("b")
        .validation("v")
        .finalStep("f")
        .keptAndChanged("a")
        .keptAndChanged("b")
        .ok("validations/v")
        .ok("finally/f")
        .over(Verdict.RECOVERED);
  }

  @Test
  void undoesARunThatIsOverWhenTheOperatorWantsIt() {
    Scenario undone = recovered().undoneByOperator("undo/b", "undo/a");
    assertThat(undone.next()).isEqualTo("put back undo/b");
    assertThat(undone.changed("undo/b").next()).isEqualTo("put back undo/a");
    assertThat(undone.changed("undo/a").next()).isEqualTo("undone: undone: `b`, `a`");
  }

  @Test
  void undoesNoMoreThanTheOperatorHasChosen() {
    Scenario partly = recovered().undoneByOperator(List.of("b"), "undo/b");
    assertThat(partly.changed("undo/b").next())
        .isEqualTo("undone: partly undone: `b`; not undone: `a`");
  }

  @Test
  void goesOnWhereAnEarlierUndoHasFailed() {
    Scenario again =
        recovered()
            .undoneByOperator("undo/b", "undo/a")
            .changed("undo/b")
            .failed("undo/a")
            .over(Verdict.FAILED_KEPT)
            .undoneByOperator("undo/a");
    assertThat(again.next()).isEqualTo("put back undo/a");
    assertThat(again.changed("undo/a").next()).isEqualTo("undone: undone: `b`, `a`");
  }

  @Test
  void goesOnAfterAWrittenStepThatTheWayBackTolerates() {
    WayBack tolerant =
        new WayBack.BySteps(
            List.of(
                ScriptedPlan.task("x", FailurePolicy.CONTINUE),
                ScriptedPlan.task("y", FailurePolicy.STOP)));
    Scenario failed =
        undoing()
            .undoneBy("a", tolerant)
            .step("a")
            .step("b")
            .changed("a")
            .failed("b", Cause.NOT_STARTED)
            .undoBegun();
    assertThat(failed.failed("undo/a/x").next()).isEqualTo("attempt 1 of undo/a/y");
    assertThat(failed.changed("undo/a/y").next())
        .isEqualTo("failed (kept): step `b` failed; undoing `a` failed; not undone: `a`");
  }
}
