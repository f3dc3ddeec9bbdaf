package dev.playbook.steps.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.fixtures.JavaCommand;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineDeathTest {
  @TempDir Path work;

  @Test
  void theCommandOutlivesAKilledEngineAndItsEndIsRecorded() throws Exception {
    String script = "echo before; until [ -e go ]; do sleep 0.05; done; echo after; exit 5";
    List<String> words = List.of(work.toString(), script);
    Process engine =
        new ProcessBuilder(JavaCommand.BRIEF.running(DyingEngine.class, words))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Path directory;
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(engine.getInputStream(), StandardCharsets.UTF_8))) {
      directory = Path.of(output.readLine()).resolve("process-1");
      assertThat(becomes(() -> Files.exists(directory.resolve("begun")))).isTrue();
      engine.destroyForcibly().waitFor();
    }
    assertThat(directory.resolve("rc")).doesNotExist();
    Files.createFile(work.resolve("go"));
    assertThat(becomes(() -> new Shim(directory).exitCode().isPresent())).isTrue();
    assertThat(new Shim(directory).exitCode()).hasValue(5);
    assertThat(directory.resolve("stdout")).hasContent("before\nafter\n");
  }

  private static boolean becomes(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    return condition.getAsBoolean();
  }
}
