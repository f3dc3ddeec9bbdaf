package dev.playbook.steps.cypher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.fixtures.RealStack;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.proxy.CuttingProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CypherStopTest {
  @TempDir private Path directory;

  @AutoClose("drop")
  private final ScratchGraph graph = ScratchGraph.make();

  @Test
  void stopsTheTransactionOnTheServerWhenTheTimeIsUp() throws Exception {
    try (FakeContext limited = FakeContext.limited(directory, Duration.ofSeconds(1))) {
      long start = System.nanoTime();
      assertThatThrownBy(() -> graph.statements(ScratchGraph.SLOW_DELETE).run(limited))
          .isInstanceOfSatisfying(
              StepFailedException.class, e -> assertThat(e.certainty()).isEqualTo(Certainty.FAILED))
          .hasMessageMatching(
              "(?s)timed out after [0-9.]+s: the statement was stopped and rolled back, and nothing.*");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      FakeContext.awaitInterrupt();
      assertThat(graph.isAtWork(limited)).isFalse();
      assertThat(graph.count()).isEqualTo(10L);
    }
  }

  @Test
  void doesNotKnowTheEndWhenTheServerFallsSilent() throws Exception {
    try (CuttingProxy proxy = proxy();
        FakeContext limited = FakeContext.limited(directory, Duration.ofSeconds(3))) {
      proxy.fallSilentAfter("DELETE");
      assertThatThrownBy(() -> slowDelete(proxy).run(limited))
          .isInstanceOfSatisfying(
              StepFailedException.class,
              e -> {
                assertThat(e.certainty()).isEqualTo(Certainty.UNKNOWN);
                assertThat(e.hint()).contains(limited.token());
              });
      FakeContext.awaitInterrupt();
    }
  }

  @Test
  void knowsThatABrokenTransactionWasRolledBack() throws Exception {
    try (CuttingProxy proxy = proxy();
        FakeContext limited = FakeContext.limited(directory, Duration.ofSeconds(10))) {
      proxy.cutAfter("DELETE");
      assertThatThrownBy(() -> slowDelete(proxy).run(limited))
          .isInstanceOfSatisfying(
              StepFailedException.class, e -> assertThat(e.certainty()).isEqualTo(Certainty.FAILED))
          .hasMessage(
              "the connection to `mem0-graph` broke during the statement;"
                  + " the server has rolled it back");
      assertThat(graph.count()).isEqualTo(10L);
    }
  }

  private Step slowDelete(CuttingProxy proxy) {
    return Cypher.step(
        Cypher.with(Map.of("port", (long) proxy.port())),
        Map.of("statements", List.of(ScratchGraph.SLOW_DELETE.formatted(graph.label()))));
  }

  private static CuttingProxy proxy() throws IOException {
    return new CuttingProxy(RealStack.get().port(7687));
  }
}
