package dev.playbook.steps.cypher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.StepProcess;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine is killed in the middle of statements. */
@Timeout(60)
class CypherRecoverTest {
  @TempDir private Path directory;

  @AutoClose("drop")
  private final ScratchGraph graph = ScratchGraph.make();

  /** One statement. */
  static final class Statement implements StepProcess.Program {
    @Override
    public List<Step> steps(List<String> words) {
      return List.of(Cypher.statements(words.getFirst()));
    }
  }

  private static Certainty certainty(Step step, FakeContext context) {
    return Failures.ofRecovery(step, context).certainty();
  }

  @Test
  void knowsThatWhatHadNoCommitIsAsIfItHadNeverBegun() throws Exception {
    try (StepProcess engine =
        StepProcess.start(
            directory, Statement.class, ScratchGraph.SLOW_DELETE.formatted(graph.label()))) {
      while (!graph.isAtWork(engine.context())) {
        Thread.onSpinWait();
      }
      engine.kill();
      assertThat(certainty(graph.statements(ScratchGraph.SLOW_DELETE), engine.context()))
          .isEqualTo(Certainty.NOT_STARTED);
      assertThat(graph.isAtWork(engine.context())).isFalse();
      assertThat(graph.count()).isEqualTo(10L);
    }
  }

  @Test
  void printsNoTraceWhenTheDriverIsClosedMeanwhile() throws Exception {
    List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    UncaughtExceptionHandler former = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((_, fault) -> uncaught.add(fault));
    try {
      FakeContext context = FakeContext.withoutFiles();
      Step set = graph.statements("MATCH (m:%s {id: 1}) SET m.at = 1");
      set.run(context);
      context.close();
      assertThat(certainty(set, context)).isEqualTo(Certainty.UNKNOWN);
      assertThat(uncaught).doesNotHaveAnyElementsOfTypes(IllegalStateException.class);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(former);
    }
  }

  @Test
  void doesNotGuessWhatBecameOfACommit() throws Exception {
    Step delete = graph.statements("MATCH (m:%s {id: 1}) DELETE m");
    delete.run(graph.context());
    assertThat(certainty(delete, graph.context())).isEqualTo(Certainty.UNKNOWN);
  }
}
