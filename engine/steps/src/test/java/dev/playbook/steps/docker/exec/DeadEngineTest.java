package dev.playbook.steps.docker.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.docker.EngineAt;
import dev.playbook.steps.docker.EngineProxy;
import dev.playbook.steps.docker.ScratchContainer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadEngineTest {
  @TempDir Path folder;

  @Test
  void aCleanEndOfTheOutputIsNoSuccessWhenTheEngineDied() throws Exception {
    try (var proxy = EngineProxy.at(folder.resolve("engine.sock"));
        var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      whenBegun(scratch, proxy::die);
      var failure = run(scratch, new EngineAt(context, proxy.host(), Duration.ofSeconds(20)));
      assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
      assertThat(failure.getMessage()).contains("Docker does not answer at " + proxy.host());
    }
  }

  @Test
  void endsSoonAfterItsTimeWhenTheEngineFallsSilent() throws Exception {
    try (var proxy = EngineProxy.at(folder.resolve("engine.sock"));
        var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      whenBegun(scratch, proxy::fallSilent);
      long begin = System.nanoTime();
      var failure = run(scratch, new EngineAt(context, proxy.host(), Duration.ofSeconds(3)));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
      assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
      assertThat(failure.getMessage()).contains("no answer in time");
    }
  }

  @Test
  void endsSoonAfterItsContainerAlsoWhenTheEngineKeepsTheStreamOpen() throws Exception {
    try (var proxy = EngineProxy.at(folder.resolve("engine.sock"));
        var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      whenBegun(
          scratch,
          () -> {
            proxy.keepCommandsToItself();
            ScratchContainer.docker("kill", scratch.name());
          });
      var failure = run(scratch, new EngineAt(context, proxy.host(), Duration.ofMinutes(1)));
      assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
      assertThat(failure.getMessage())
          .contains("container `%s` ended under it".formatted(scratch.name()));
    }
  }

  @Test
  void endsSoonAfterItsContainerAlsoWhenTheEngineNeverAnswers() throws Exception {
    try (var proxy = EngineProxy.at(folder.resolve("engine.sock"));
        var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      proxy.keepCommandsToItself();
      whenBegun(scratch, () -> ScratchContainer.docker("rm", "-f", scratch.name()));
      var failure = run(scratch, new EngineAt(context, proxy.host(), Duration.ofMinutes(1)));
      assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
      assertThat(failure.getMessage())
          .contains("container `%s` ended under it".formatted(scratch.name()));
    }
  }

  @Test
  void waitsForTheExitCodeWhenOnlyTheStreamIsCut() throws Exception {
    try (var proxy = EngineProxy.at(folder.resolve("engine.sock"));
        var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      whenBegun(scratch, proxy::cut);
      var failure =
          run(
              Map.of("container", scratch.name(), "script", "touch /begun; sleep 3; exit 4"),
              new EngineAt(context, proxy.host(), Duration.ofSeconds(20)));
      assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
      assertThat(failure.getMessage()).contains("ended with exit code 4");
    }
  }

  @Test
  void keepsNoFileWhoseStreamEndedBeforeTheCommand() throws Exception {
    try (var proxy = EngineProxy.at(folder.resolve("engine.sock"));
        var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      whenBegun(scratch, proxy::cut);
      Map<String, Object> with =
          Map.of(
              "container", scratch.name(),
              "script", "echo half; touch /begun; sleep 3; echo other",
              "stdout", Map.of("file", "dump"));
      var failure = run(with, new EngineAt(context, proxy.host(), Duration.ofSeconds(20)));
      assertThat(failure.getMessage())
          .endsWith("its output was lost: the stream ended before the command");
      assertThat(folder.resolve("dump")).doesNotExist();
    }
  }

  private static StepFailedException run(ScratchContainer scratch, EngineAt context) {
    return run(Map.of("container", scratch.name(), "script", "touch /begun; sleep 777"), context);
  }

  private static StepFailedException run(Map<String, Object> with, EngineAt context) {
    var step = new DockerExecStepType().bind(FakeInputs.of(with));
    return Failures.ofRun(step, context);
  }

  private static void whenBegun(ScratchContainer scratch, Runnable action) {
    Thread.ofVirtual()
        .start(
            () -> {
              scratch.sh("while [ ! -e /begun ]; do sleep 0.05; done");
              action.run();
            });
  }
}
