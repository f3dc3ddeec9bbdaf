package dev.playbook.steps.docker.lifecycle;

import static dev.playbook.steps.docker.ScratchContainer.docker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.spi.StepType;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.StepProcess;
import dev.playbook.steps.docker.ScratchContainer;
import dev.playbook.steps.intent.IntentLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine is killed while Docker does what it was told. */
class LifecycleRecoverTest {
  @TempDir Path folder;

  /** One of the three types on containers, with two seconds between TERM and KILL. */
  static final class Lifecycle implements StepProcess.Program {
    @Override
    public List<Step> steps(List<String> words) {
      return List.of(step(words.getFirst(), words.subList(1, words.size())));
    }
  }

  private static Step step(String word, List<String> containers) {
    StepType type =
        switch (word) {
          case "restart" -> new DockerRestartStepType();
          case "start" -> new DockerStartStepType();
          default -> new DockerStopStepType();
        };
    return type.bind(
        FakeInputs.of(Map.of("containers", containers, "grace", Duration.ofSeconds(2))));
  }

  private static Step restart(ScratchContainer... containers) {
    return step("restart", List.of(containers).stream().map(ScratchContainer::name).toList());
  }

  /** Returns a container whose program notes that it is told to end, and does not. */
  private static ScratchContainer deaf() {
    return ScratchContainer.running(
        List.of(), "sh", "-c", "trap 'touch /told' TERM; while :; do sleep 0.1; done");
  }

  /** Kills the engine as soon as the program in the first container is told to end. */
  private StepProcess killed(String word, ScratchContainer... containers) throws Exception {
    String[] words = new String[containers.length + 1];
    words[0] = word;
    for (int i = 0; i < containers.length; i++) {
      words[i + 1] = containers[i].name();
    }
    StepProcess engine = StepProcess.start(folder, Lifecycle.class, words);
    containers[0].sh("until [ -e /told ]; do sleep 0.02; done");
    engine.kill();
    return engine;
  }

  @Test
  void waitsForARestartThatGoesOnAndSaysWhatItChanged() throws Exception {
    try (var scratch = deaf()) {
      Instant before = scratch.startedAt();
      try (StepProcess engine = killed("restart", scratch)) {
        StepResult result = restart(scratch).recover(engine.startedAt(), engine.context());
        assertThat(scratch.startedAt()).isAfter(before);
        assertThat(result.changed()).isTrue();
        assertThat(result.values())
            .containsEntry("state", "running")
            .containsEntry("startedAt", scratch.startedAt().toString());
        assertThat(result.changes().getFirst().before()).asString().contains("running, since ");
      }
    }
  }

  @Test
  void waitsForAStopThatGoesOn() throws Exception {
    try (var scratch = deaf();
        StepProcess engine = killed("stop", scratch)) {
      Step step = step("stop", List.of(scratch.name()));
      StepResult result = step.recover(engine.startedAt(), engine.context());
      assertThat(scratch.status()).isEqualTo("exited");
      assertThat(result.changed()).isTrue();
    }
  }

  @Test
  void saysWhichContainersWereReachedWhenNotAllWere() throws Exception {
    try (var first = deaf();
        var second = ScratchContainer.idle();
        StepProcess engine = killed("restart", first, second)) {
      StepFailedException failure = Failures.ofRecovery(restart(first, second), engine.context());
      assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
      assertThat(failure)
          .hasMessage("restarted: `%s`; not so `%s`".formatted(first.name(), second.name()));
    }
  }

  @Test
  void saysWhichContainersWereReachedBeforeOneThatEnded() throws Exception {
    try (var first = ScratchContainer.idle();
        var second = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      intendSince(Instant.EPOCH, first, context);
      intendSince(Instant.EPOCH, second, context);
      docker("kill", second.name());
      StepFailedException failure = Failures.ofRecovery(restart(first, second), context);
      assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
      assertThat(failure)
          .hasMessageContaining("`%s` was started, but ended".formatted(second.name()))
          .hasMessageEndingWith("; restarted before it: `%s`".formatted(first.name()));
    }
  }

  @Test
  void saysWhatToDoWhenDockerNeverGotTheSecond() throws Exception {
    try (var first = ScratchContainer.idle();
        var second = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      intendSince(Instant.EPOCH, first, context);
      intend(second, id(second), "running", context, Instant.now().minusSeconds(60));
      StepFailedException failure = Failures.ofRecovery(restart(first, second), context);
      assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
      assertThat(failure).hasMessageContaining("restarted before it: `%s`".formatted(first.name()));
      assertThat(failure.hint()).startsWith("resume");
    }
  }

  @Test
  void knowsThatAStartHasHappened() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      intend(scratch, id(scratch), "exited", context, Instant.now());
      StepResult result = step("start", List.of(scratch.name())).recover(Instant.now(), context);
      assertThat(result.values()).containsEntry("state", "running");
      assertThat(result.changed()).isTrue();
    }
  }

  @Test
  void knowsThatNothingWasSent() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      assertThat(Failures.ofRecovery(restart(scratch), context).certainty())
          .isEqualTo(Certainty.NOT_STARTED);
    }
  }

  @Test
  void knowsThatDockerNeverGotIt() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      intend(scratch, id(scratch), "running", context, Instant.now().minusSeconds(60));
      StepFailedException failure = Failures.ofRecovery(restart(scratch), context);
      assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
      assertThat(failure).hasMessageContaining("was not restarted: running, since");
    }
  }

  @Test
  void doesNotGuessAsLongAsDockerMayStillDoIt() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var patient = FakeContext.in(folder);
        var hurried =
            FakeContext.again(
                folder, patient.directory(), patient.token(), Duration.ofSeconds(1))) {
      intend(scratch, id(scratch), "running", patient, Instant.now());
      StepFailedException failure = Failures.ofRecovery(restart(scratch), hurried);
      FakeContext.awaitInterrupt();
      assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
      assertThat(failure).hasMessageContaining("may have been sent, and it was not started anew");
    }
  }

  @Test
  void saysThatItIsStoppedWhenTheRestartEndedInTheMiddle() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      intend(scratch, id(scratch), "running", context, Instant.now().minusSeconds(60));
      docker("kill", scratch.name());
      StepFailedException failure = Failures.ofRecovery(restart(scratch), context);
      assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
      assertThat(failure).hasMessageContaining("was not restarted, or did not stay so");
    }
  }

  @Test
  void takesAContainerThatIsGoneForNoAnswer() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      intend(scratch, "0".repeat(64), "running", context, Instant.now().minusSeconds(60));
      StepFailedException failure = Failures.ofRecovery(restart(scratch), context);
      assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
      assertThat(failure).hasMessageContaining("does not exist");
    }
  }

  private static void intendSince(Instant startedAt, ScratchContainer scratch, FakeContext context)
      throws Exception {
    IntentLog.of(context)
        .write(
            scratch.name(),
            id(scratch),
            startedAt.toString(),
            "running",
            "running, since then",
            Instant.now().toString());
  }

  private static String id(ScratchContainer scratch) {
    return docker("inspect", "-f", "{{.Id}}", scratch.name());
  }

  /** Writes down what the engine writes right before it tells Docker. */
  private static void intend(
      ScratchContainer scratch, String id, String status, FakeContext context, Instant at)
      throws Exception {
    IntentLog.of(context)
        .write(
            scratch.name(),
            id,
            scratch.startedAt().toString(),
            status,
            status + ", since then",
            at.toString());
  }
}
