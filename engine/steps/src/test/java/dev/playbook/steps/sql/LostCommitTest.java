package dev.playbook.steps.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.fixtures.RealStack;
import dev.playbook.fixtures.goal.Goal;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.proxy.CuttingProxy;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The connection is cut around COMMIT, and the step itself finds out what became of it. */
@Tag(Goal.TAG)
class LostCommitTest {

  /** Every third row takes its time to be committed, so that the step asks while it goes on. */
  @AutoClose
  private final ScratchDatabase database =
      Numbers.database(
          """
          CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql
          AS $$ BEGIN PERFORM pg_sleep(0.1); RETURN NULL; END $$""",
          """
          CREATE CONSTRAINT TRIGGER slow AFTER DELETE ON memories DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW WHEN (OLD.id % 3 = 2) EXECUTE FUNCTION slow()""");

  @Test
  void tellsEveryCommitFromOneThatNeverWas() throws Exception {
    try (CuttingProxy proxy = new CuttingProxy(RealStack.get().port(5432))) {
      Goal.R6.each(
          "told by the run itself",
          IntStream.rangeClosed(1, Goal.cases(20, 300)).boxed().toList(),
          id -> {
            boolean passes = id % 3 != 0;
            if (passes) {
              proxy.cutAfter("COMMIT");
            } else {
              proxy.cutBefore("COMMIT");
            }
            String said = said(proxy, id);
            boolean isGone = Numbers.isGone(database, id);
            assertThat(said).isEqualTo(isGone ? "done" : "FAILED");
            assertThat(isGone).as("the cut was where it was meant").isEqualTo(passes);
          });
    }
  }

  private String said(CuttingProxy proxy, int id) throws Exception {
    try (FakeContext context = FakeContext.withoutFiles()) {
      Sql.statements(database.through(proxy.port()), Numbers.delete(id)).run(context);
      return "done";
    } catch (StepFailedException failure) {
      return failure.certainty().toString();
    }
  }
}
