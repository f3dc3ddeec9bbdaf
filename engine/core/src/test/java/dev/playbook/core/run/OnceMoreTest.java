package dev.playbook.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a resumed run does once more. */
final class OnceMoreTest {
  @Test
  void isTheStepThatFailedAndNoneThatEndedWell() {
    Scenario run = new Scenario().step("a").step("b").step("c").changed("a").failed("b");
    assertThat(run.onceMore()).containsExactly("b");
  }

  @Test
  void isNoStepOfWhichNobodyKnowsTheEnd() {
    assertThat(new Scenario().step("a").begun("a").onceMore()).isEmpty();
    assertThat(new Scenario().step("a").lost("a").onceMore()).isEmpty();
  }

  @Test
  void isNoFailedStepBehindWhichTheRunWentOn() {
    Scenario run = new Scenario().tolerantStep("a").step("b").failed("a").failed("b");
    assertThat(run.onceMore()).containsExactly("b");
  }

  @Test
  void isEveryPreconditionAsLongAsNoStepHasBegun() {
    Scenario run = new Scenario().precondition("p").look("v").step("a").validation("v");
    run.ok("preconditions/p").ok("before/v");
    assertThat(run.onceMore()).containsExactly("preconditions/p", "before/v");
    assertThat(run.changed("a").onceMore()).isEmpty();
  }

  @Test
  void isEveryValidationThatWasDone() {
    Scenario run = new Scenario().step("a").validation("v").validation("w").changed("a");
    assertThat(run.ok("validations/v").onceMore()).containsExactly("validations/v");
  }

  @Test
  void isWhatIsAlwaysDoneWhenTheFormerPartHadComeToItsEnd() {
    Scenario run = new Scenario().step("a").finalStep("f").failed("a").ok("finally/f");
    assertThat(run.onceMore()).containsExactly("a");
    assertThat(run.over(Verdict.FAILED_KEPT).onceMore()).containsExactly("a", "finally/f");
  }

  @Test
  void countsAttemptsThrough() {
    Scenario run = new Scenario().step("a").failed("a").reopened("a");
    assertThat(run.next()).isEqualTo("attempt 2 of a");
    assertThat(run.failed("a").reopened("a").next()).isEqualTo("attempt 3 of a");
  }

  @Test
  void beginsWhatSomebodySaysWasNotDone() {
    Scenario run = new Scenario().step("a").step("b").begun("a");
    assertThat(run.resolved("a", Resolution.NOT_DONE).next()).isEqualTo("attempt 2 of a");
  }

  @Test
  void goesOnBehindWhatSomebodySaysWasDone() {
    Scenario run = new Scenario().step("a").step("b").begun("a");
    assertThat(run.resolved("a", Resolution.DONE).next()).isEqualTo("attempt 1 of b");
  }
}
