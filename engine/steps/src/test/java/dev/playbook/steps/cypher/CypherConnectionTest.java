package dev.playbook.steps.cypher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.fixtures.Loopback;
import dev.playbook.spi.Secret;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CypherConnectionTest {
  @TempDir private Path directory;

  @Test
  void isNotStartedWhenNothingListensOrTheLoginIsRefused() throws Exception {
    assertThat(refusal(Map.of("port", (long) Loopback.freePort())))
        .hasMessageContaining("nothing answers there");
    assertThat(refusal(Map.of("password", new Secret("p", () -> "canary-password"))))
        .hasMessageContaining("unauthorized")
        .hasMessageNotContaining("canary");
  }

  private StepFailedException refusal(Map<String, Object> settings) {
    try (FakeContext context = FakeContext.in(directory)) {
      Step step = Cypher.step(Cypher.with(settings), Map.of("query", "RETURN 1"));
      StepFailedException refusal = Failures.ofRun(step, context);
      assertThat(refusal.certainty()).isEqualTo(Certainty.NOT_STARTED);
      return refusal;
    }
  }

  @Test
  void closesWithoutWaitingForTheNetworkLibrary() throws Exception {
    FakeContext own = FakeContext.in(directory);
    Cypher.query("RETURN 1").run(own);
    long start = System.nanoTime();
    own.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
  }
}
