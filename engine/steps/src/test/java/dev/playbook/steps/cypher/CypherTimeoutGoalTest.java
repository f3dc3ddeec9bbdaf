package dev.playbook.steps.cypher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.fixtures.goal.Goal;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.FakeContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements run out of time. */
@Tag(Goal.TAG)
class CypherTimeoutGoalTest {
  @TempDir private Path directory;

  @AutoClose("drop")
  private final ScratchGraph graph = ScratchGraph.make();

  @Test
  void leavesNoTransactionAndChangesNothingLater() throws Exception {
    Goal.R9.each("of Cypher", Goal.times(2, 10, List.of(ScratchGraph.SLOW_DELETE)), this::timesOut);
    assertThat(graph.count()).isEqualTo(10L);
  }

  private void timesOut(String statement) throws Exception {
    try (FakeContext limited = FakeContext.limited(directory, Duration.ofMillis(700))) {
      Certainty certainty =
          catchThrowableOfType(
                  StepFailedException.class, () -> graph.statements(statement).run(limited))
              .certainty();
      FakeContext.awaitInterrupt();
      assertThat(certainty).isEqualTo(Certainty.FAILED);
      assertThat(graph.isAtWork(limited)).isFalse();
      assertThat(graph.count()).isEqualTo(10L);
    }
  }
}
