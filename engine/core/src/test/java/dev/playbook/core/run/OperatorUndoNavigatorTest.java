package dev.playbook.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The policy as a table: what an operator undoes of a run that is over. */
final class OperatorUndoNavigatorTest {
  private static Scenario recovered() {
    Scenario run = new Scenario().step("a", "b").validation("v").finalStep("f");
    return run.keptAndChanged("a", "b").ok("validations/v").ok("finally/f").over(Verdict.RECOVERED);
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
    Scenario failed = recovered().undoneByOperator("undo/b", "undo/a");
    failed.changed("undo/b").failed("undo/a").over(Verdict.FAILED_KEPT);
    Scenario again = failed.undoneByOperator("undo/a");
    assertThat(again.next()).isEqualTo("put back undo/a");
    assertThat(again.changed("undo/a").next()).isEqualTo("undone: undone: `b`, `a`");
  }
}
