package dev.playbook.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.model.WayBack;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The policy as a table: what has read a change by a restart reads it anew when it is put back. */
final class RestartUndoNavigatorTest {
  @Test
  void doesARestartOnceMoreWhenWhatCameBeforeItIsPutBack() {
    Scenario failed = UndoScenarios.failedAfterARestart();
    assertThat(failed.next()).isEqualTo("undo [undo/b, undo/a, undo/b/again]");
    assertThat(failed.undoBegun().changed("undo/b").next()).isEqualTo("put back undo/a");
    assertThat(failed.changed("undo/a").next()).isEqualTo("attempt 1 of undo/b/again");
    assertThat(failed.changed("undo/b/again").ok("finally/f").next())
        .isEqualTo("failed (undone): step `c` failed; undone: `b`, `a`");
  }

  @Test
  void doesARestartOnceMoreOnlyWhenSomethingBeforeItIsPutBack() {
    Scenario first = UndoScenarios.three().keptAgainAndChanged("a").notStarted("b");
    assertThat(first.next()).isEqualTo("undo [undo/a]");
    Scenario stuck = UndoScenarios.undoing();
    stuck.undoneBy("a", new WayBack.Never("rows are gone")).step("a");
    stuck.undoneByType().step("b", "c").changed("a").keptAgainAndChanged("b").notStarted("c");
    assertThat(stuck.next()).isEqualTo("undo [undo/b]");
  }

  @Test
  void doesRestartsOnceMoreInTheOrderOfThePlan() {
    Scenario run = UndoScenarios.undoing().step("a", "b", "c", "d").keptAndChanged("a");
    assertThat(run.keptAgainAndChanged("b").keptAgainAndChanged("c").notStarted("d").next())
        .isEqualTo("undo [undo/c, undo/b, undo/a, undo/b/again, undo/c/again]");
  }

  @Test
  void isNotUndoneAsLongAsARestartIsNotDoneOnceMore() {
    Scenario failed =
        UndoScenarios.failedAfterARestart().undoBegun().changed("undo/b").changed("undo/a");
    assertThat(failed.failed("undo/b/again").ok("finally/f").next())
        .isEqualTo(
            "failed (kept): step `c` failed; undoing `b` failed; partly undone: `a`;"
                + " not undone: `b`");
    Scenario again = failed.over(Verdict.FAILED_KEPT).undoneByOperator("undo/b/again");
    assertThat(again.changed("undo/b/again").next()).isEqualTo("undone: undone: `b`, `a`");
  }

  @Test
  void doesARestartOnceMoreForEachUndoOfSomethingBeforeIt() {
    Scenario run = new Scenario().step("a", "b", "c").keptAndChanged("a", "b");
    run.keptAgainAndChanged("c").over(Verdict.RECOVERED);
    run.undoneByOperator(List.of("c", "b"), "undo/c", "undo/b", "undo/c/again");
    run.changed("undo/c").changed("undo/b").changed("undo/c/again").over(Verdict.UNDONE);
    run.undoneByOperator("undo/a", "undo/c/again");
    assertThat(run.next()).isEqualTo("put back undo/a");
    assertThat(run.changed("undo/a").next()).isEqualTo("attempt 1 of undo/c/again");
  }
}
