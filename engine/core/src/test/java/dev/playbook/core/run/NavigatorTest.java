package dev.playbook.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.activity.Outcome.Cause;
import dev.playbook.core.model.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The policy as a table: what has happened, and what comes next. */
final class NavigatorTest {
  private static final RetryPolicy THREE_TIMES =
      new RetryPolicy(3, Duration.ofSeconds(2), 2, Optional.empty());

  private static Scenario whole() {
    return new Scenario().precondition("p").step("a").step("b").validation("v").finalStep("f");
  }

  @Test
  void beginsWithThePreconditions() {
    assertThat(whole().next()).isEqualTo("attempt 1 of preconditions/p");
  }

  @Test
  void goesThroughTheStepsInOrder() {
    assertThat(whole().ok("preconditions/p").next()).isEqualTo("attempt 1 of a");
    assertThat(whole().ok("preconditions/p").changed("a").next()).isEqualTo("attempt 1 of b");
  }

  @Test
  void validatesAfterTheLastStepAndThenCleansUp() {
    Scenario done = whole().ok("preconditions/p").changed("a").ok("b");
    assertThat(done.next()).isEqualTo("attempt 1 of validations/v");
    assertThat(done.ok("validations/v").next()).isEqualTo("attempt 1 of finally/f");
    assertThat(done.ok("finally/f").next()).isEqualTo("recovered: every validation holds");
  }

  @Test
  void looksAtEveryPreconditionBeforeItRefuses() {
    Scenario two = new Scenario().precondition("p").precondition("q").step("a").finalStep("f");
    assertThat(two.failed("preconditions/p").next()).isEqualTo("attempt 1 of preconditions/q");
    assertThat(two.ok("preconditions/q").next())
        .isEqualTo("not started: precondition `p` not met; nothing was changed");
  }

  @Test
  void startsNothingWhenThePlanIsBlocked() {
    Scenario blocked = new Scenario().precondition("p").step("a").blockedStep("b").validation("v");
    assertThat(blocked.next()).isEqualTo("attempt 1 of preconditions/p");
    assertThat(blocked.ok("preconditions/p").next())
        .isEqualTo("not started: step `b` cannot be done: no way in; nothing was changed");
  }

  @Test
  void stopsAtAFailedStepAndCleansUp() {
    Scenario failed = whole().ok("preconditions/p").failed("a");
    assertThat(failed.next()).isEqualTo("attempt 1 of finally/f");
    assertThat(failed.ok("finally/f").next()).isEqualTo("failed (kept): step `a` failed");
  }

  @Test
  void goesOnAfterATolerantStepAndStillFails() {
    Scenario tolerant = new Scenario().tolerantStep("a").step("b").validation("v");
    assertThat(tolerant.failed("a").next()).isEqualTo("attempt 1 of b");
    assertThat(tolerant.changed("b").ok("validations/v").next())
        .isEqualTo("failed (kept): step `a` failed");
  }

  @Test
  void neverGoesOnAfterAnUnknownOutcome() {
    Scenario lost = new Scenario().tolerantStep("a").step("b").validation("v");
    assertThat(lost.lost("a").next()).isEqualTo("unknown: nobody can say how step `a` ended");
  }

  @Test
  void countsAnAttemptWithoutAnEndAsUnknown() {
    assertThat(new Scenario().step("a").begun("a").stopped().next())
        .isEqualTo("unknown: nobody can say how step `a` ended");
  }

  @Test
  void repeatsAFailedAttemptWithGrowingPauses() {
    Scenario retried = new Scenario().retriedStep("a", THREE_TIMES).validation("v");
    assertThat(retried.failed("a").next()).isEqualTo("attempt 2 of a after PT2S");
    assertThat(retried.failed("a").next()).isEqualTo("attempt 3 of a after PT4S");
    assertThat(retried.failed("a").next()).isEqualTo("failed (kept): step `a` failed");
  }

  @Test
  void stopsRepeatingWhenItsTimeIsUsedUp() {
    RetryPolicy brief =
        new RetryPolicy(9, Duration.ofSeconds(2), 1, Optional.of(Duration.ofSeconds(4)));
    Scenario retried = new Scenario().retriedStep("a", brief);
    assertThat(retried.failed("a").next()).isEqualTo("attempt 2 of a after PT2S");
    assertThat(retried.failed("a").next()).isEqualTo("failed (kept): step `a` failed");
  }

  @Test
  void neverRepeatsWhatNobodyKnowsTheEndOf() {
    assertThat(new Scenario().retriedStep("a", THREE_TIMES).lost("a").next()).startsWith("unknown");
  }

  @Test
  void neverRepeatsWhatTheOperatorStopped() {
    assertThat(new Scenario().retriedStep("a", THREE_TIMES).failed("a", Cause.STOPPED).next())
        .isEqualTo("failed (kept): step `a` failed");
  }

  @Test
  void passesOverAStepWhoseConditionDoesNotHold() {
    Scenario conditional = new Scenario().stepWhen("a", "inputs.scope == 'algorithm'");
    assertThat(conditional.next()).isEqualTo("skip a: when inputs.scope == 'algorithm'");
  }

  @Test
  void seesWhatEarlierStepsChanged() {
    Scenario chain = new Scenario().step("a").stepWhen("b", "steps['a'].changed");
    assertThat(chain.ok("a").next()).isEqualTo("skip b: when steps['a'].changed");
    Scenario other = new Scenario().step("a").stepWhen("b", "steps['a'].changed");
    assertThat(other.changed("a").next()).isEqualTo("attempt 1 of b");
  }

  @Test
  void keepsTheReserveForWhatComesAfterTheSteps() {
    Scenario late =
        whole()
            .limitedTo(Duration.ofMinutes(20), Duration.ofMinutes(2))
            .ok("preconditions/p")
            .changed("a")
            .at(Duration.ofMinutes(18));
    assertThat(late.next()).isEqualTo("attempt 1 of finally/f");
    assertThat(late.ok("finally/f").next())
        .isEqualTo("failed (kept): the budget is used up before the last step");
  }

  @Test
  void startsNothingNewWhenTheOperatorWantsToStop() {
    Scenario stopping = whole().ok("preconditions/p").changed("a").stopped();
    assertThat(stopping.next()).isEqualTo("attempt 1 of finally/f");
    assertThat(stopping.ok("finally/f").next()).isEqualTo("stopped: stopped by the operator");
  }

  @Test
  void failsWhenACriticalValidationFails() {
    Scenario checked = new Scenario().step("a").validation("v").validation("w").changed("a");
    assertThat(checked.failed("validations/v").next()).isEqualTo("attempt 1 of validations/w");
    assertThat(checked.ok("validations/w").next())
        .isEqualTo("failed (kept): validation `v` failed");
  }

  @Test
  void warnsWhenAMinorValidationFails() {
    assertThat(
            new Scenario()
                .step("a")
                .validation("v")
                .minorValidation("w")
                .changed("a")
                .ok("validations/v")
                .failed("validations/w")
                .next())
        .isEqualTo("recovered with warnings: validation `w` failed");
  }

  @Test
  void isNeverGreenWithoutAValidation() {
    assertThat(new Scenario().step("a").changed("a").next())
        .isEqualTo("finished, not validated: no validation says whether it helped");
  }

  @Test
  void saysWhenNothingHadToBeDone() {
    assertThat(new Scenario().step("a").validation("v").ok("a").ok("validations/v").next())
        .isEqualTo("nothing to do: nothing had to be changed, every validation holds");
  }

  @Test
  void neverImprovesAVerdictByCleaningUp() {
    Scenario unclean =
        new Scenario()
            .step("a")
            .validation("v")
            .finalStep("f")
            .changed("a")
            .ok("validations/v")
            .failed("finally/f");
    assertThat(unclean.next()).isEqualTo("recovered with warnings: final step `f` failed");
  }

  @Test
  void neverRepeatsAnAttemptWithoutAnEnd() {
    assertThat(new Scenario().step("a").step("b").begun("a").next())
        .isEqualTo("unknown: nobody can say how step `a` ended");
  }

  @Test
  void countsAnAttemptThatCouldNotEvenBegin() {
    assertThat(new Scenario().step("a").failedUnbegun("a").next())
        .isEqualTo("failed (kept): step `a` failed");
  }

  private static Scenario compared() {
    return new Scenario().precondition("p").look("v").step("a").validation("v").finalStep("f");
  }

  @Test
  void looksBeforeTheFirstChangeAndAfterThePreconditions() {
    Scenario ready = compared().ok("preconditions/p");
    assertThat(ready.next()).isEqualTo("attempt 1 of before/v");
    assertThat(ready.ok("before/v").next()).isEqualTo("attempt 1 of a");
    assertThat(ready.changed("a").next()).isEqualTo("attempt 1 of validations/v");
  }

  @Test
  void neitherLooksNorCleansUpWhenItRefuses() {
    assertThat(compared().failed("preconditions/p").next()).startsWith("not started");
  }

  @Test
  void goesOnWithoutAFormerResultAndSaysSoWhenItIsNeeded() {
    Scenario blind = compared().ok("preconditions/p").failed("before/v");
    assertThat(blind.next()).isEqualTo("attempt 1 of a");
    assertThat(blind.changed("a").next())
        .isEqualTo(
            "fail validations/v: `before` has no value:"
                + " looking before the first change failed: no");
  }

  @Test
  void hasNotStartedWhenAPersonDeclinesBeforeTheFirstChange() {
    Scenario declined = new Scenario().retriedStep("a", THREE_TIMES).step("b").finalStep("f");
    assertThat(declined.failed("a", Cause.DECLINED).next())
        .isEqualTo("not started: step `a` not agreed to; nothing was changed");
  }

  @Test
  void keepsTheStateWhenAPersonDeclinesAfterAChange() {
    Scenario declined = new Scenario().step("a").step("b").finalStep("f").changed("a");
    assertThat(declined.failed("b", Cause.DECLINED).next()).isEqualTo("attempt 1 of finally/f");
    assertThat(declined.ok("finally/f").next()).isEqualTo("failed (kept): step `b` failed");
  }
}
