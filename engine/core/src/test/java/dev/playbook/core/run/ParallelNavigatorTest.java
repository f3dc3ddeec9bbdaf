package dev.playbook.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.model.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The policy of parallel groups as a table: what has happened, and what comes next. */
final class ParallelNavigatorTest {
  private static final RetryPolicy THREE_TIMES =
      new RetryPolicy(3, Duration.ofSeconds(2), 2, Optional.empty());

  /** Branch x has the steps a and b, branch y the step c; d follows the group. */
  private static Scenario forked() {
    return new Scenario()
        .branch("x")
        .step("a")
        .step("b")
        .branch("y")
        .step("c")
        .branch("")
        .step("d")
        .finalStep("f");
  }

  @Test
  void beginsAllBranchesOfAParallelGroupAtOnce() {
    assertThat(forked().next()).isEqualTo("attempt 1 of a + attempt 1 of c");
  }

  @Test
  void waitsWhileEverythingThatMayBeginIsUnderWay() {
    assertThat(forked().begun("a").begun("c").underWay("a", "c").next()).isEmpty();
  }

  @Test
  void keepsTheOrderWithinABranch() {
    Scenario first = forked().begun("c").changed("a");
    assertThat(first.underWay("c").next()).isEqualTo("attempt 1 of b");
    assertThat(first.begun("b").underWay("b", "c").next()).isEmpty();
  }

  @Test
  void leavesAParallelGroupWhenItsLastBranchHasEnded() {
    Scenario last = forked().changed("c").changed("a").begun("b");
    assertThat(last.underWay("b").next()).isEmpty();
    assertThat(last.changed("b").underWay().next()).isEqualTo("attempt 1 of d");
  }

  @Test
  void letsWhatHasBegunEndAfterAFailureBesideIt() {
    Scenario failed = forked().begun("a").failed("c");
    assertThat(failed.underWay("a").next()).isEmpty();
    assertThat(failed.changed("a").underWay().next()).isEqualTo("attempt 1 of finally/f");
    assertThat(failed.ok("finally/f").next()).isEqualTo("failed (kept): step `c` failed");
  }

  @Test
  void goesOnBesideATolerantFailure() {
    Scenario tolerant =
        new Scenario().branch("x").step("a").step("b").branch("y").tolerantStep("c");
    assertThat(tolerant.failed("c").changed("a").next()).isEqualTo("attempt 1 of b");
  }

  @Test
  void repeatsInOneBranchWhileAnotherGoesOn() {
    Scenario retried =
        new Scenario().branch("x").retriedStep("a", THREE_TIMES).branch("y").step("c");
    assertThat(retried.failed("a").begun("c").underWay("c").next())
        .isEqualTo("attempt 2 of a after PT2S");
  }

  @Test
  void beginsNothingInAnyBranchOnceTheOperatorWantsToStop() {
    assertThat(forked().changed("a").begun("c").stopped().underWay("c").next()).isEmpty();
  }

  @Test
  void beginsNothingInAnyBranchOnceTheBudgetIsUsedUp() {
    Scenario late = forked().limitedTo(Duration.ofMinutes(20), Duration.ofMinutes(2));
    assertThat(late.changed("a").begun("c").underWay("c").at(Duration.ofMinutes(19)).next())
        .isEmpty();
  }
}
