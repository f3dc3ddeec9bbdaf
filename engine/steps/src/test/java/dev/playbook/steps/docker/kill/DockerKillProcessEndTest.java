package dev.playbook.steps.docker.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.docker.ScratchContainer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that do not end as they are told, come again, or take the container with them. */
class DockerKillProcessEndTest {
  @TempDir Path folder;

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void saysThatTheContainerEndedWithIt() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Step step = KillSteps.step(scratch, Map.of("match", Map.of("program", "sleep")));
      assertThat(Failures.ofRun(step, context).getMessage())
          .startsWith("the processes ended, and container `%s` ended".formatted(scratch.name()))
          .endsWith("now it is exited");
    }
  }

  @Test
  void killsWhatDoesNotEndInTime() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Background.started(scratch, KillSteps.DEAF);
      Map<String, Object> with =
          KillSteps.with(KillSteps.STUBBORN, "grace", Duration.ofMillis(500));
      assertThat(KillSteps.step(scratch, with).run(context).values())
          .containsEntry("matched", 1L)
          .containsEntry("killed", 1L);
    }
  }

  @Test
  void namesWhoStartsItAgain() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Background.started(scratch, "while :; do sleep 1111; done #supervisor");
      Map<String, Object> with = KillSteps.with(KillSteps.WORKER, "watch", Duration.ofSeconds(5));
      var failure = Failures.ofRun(KillSteps.step(scratch, with), context);
      assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
      assertThat(failure.getMessage())
          .startsWith(
              "ended 1 processes in container `%s`, but something started them again: pid "
                  .formatted(scratch.name()))
          .contains(" `sleep 1111`, by pid ")
          .endsWith("#supervisor`");
    }
  }

  @Test
  void saysWhatStillLivesWhenTheTimeIsUp() throws Exception {
    try (var scratch = ScratchContainer.idle()) {
      Background.started(scratch, KillSteps.DEAF);
      try (var context = FakeContext.limited(folder, Duration.ofSeconds(3))) {
        Map<String, Object> with =
            KillSteps.with(KillSteps.STUBBORN, "grace", Duration.ofMinutes(1));
        var failure = Failures.ofRun(KillSteps.step(scratch, with), context);
        assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
        assertThat(failure.getMessage())
            .startsWith("timed out: asked to end, but still there: pid ")
            .endsWith("#stubborn`");
      }
    }
  }
}
