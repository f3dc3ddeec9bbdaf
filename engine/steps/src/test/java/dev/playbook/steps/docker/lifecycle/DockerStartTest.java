package dev.playbook.steps.docker.lifecycle;

import static dev.playbook.steps.docker.ScratchContainer.docker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.WillChange;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.docker.ScratchContainer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerStartTest {
  private static final String[] UNHEALTHY = {
    "--health-cmd",
    "echo no answer on 8000; false",
    "--health-interval",
    "1s",
    "--health-retries",
    "1"
  };

  @TempDir Path folder;

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void startsWhatStandsStillAndLeavesTheRestAlone() throws Exception {
    try (var stood = ScratchContainer.idle();
        var ran = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      docker("kill", stood.name());
      Instant since = ran.startedAt();
      Step step = step(ran, stood);
      assertThat(step.preview().sent())
          .containsExactly("docker start " + ran.name(), "docker start " + stood.name());
      var foreseen = ((WillChange) step.inspect(context)).changes();
      assertThat(foreseen).hasSize(1);
      assertThat(foreseen.getFirst().resource()).isEqualTo(Resource.container(stood.name()));
      assertThat(foreseen.getFirst().before()).isEqualTo(State.known("exited"));
      assertThat(foreseen.getFirst().after()).isEqualTo(State.known("running"));
      StepResult result = step.run(context);
      assertThat(result.changes()).hasSize(1);
      assertThat(stood.status()).isEqualTo("running");
      assertThat(ran.startedAt()).isEqualTo(since);
    }
  }

  @Test
  void hasNothingToDoWhenAllRun() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Step step = step(scratch);
      assertThat(step.inspect(context))
          .asInstanceOf(
              org.assertj.core.api.InstanceOfAssertFactories.type(Inspection.NothingToDo.class))
          .extracting(Inspection.NothingToDo::reason)
          .asString()
          .startsWith("already so: `" + scratch.name() + "` is running, since 20");
      assertThat(step.capture(context)).isEqualTo(Captured.NOTHING);
      assertThat(step.run(context).changed()).isFalse();
      context.predicting(Resource.container(scratch.name()), State.known("exited"));
      assertThat(step.inspect(context)).isInstanceOf(WillChange.class);
      context.predicting(Resource.container(scratch.name()), State.unknown("started anew"));
      assertThat(step.inspect(context)).isInstanceOf(Inspection.KnownAfter.class);
    }
  }

  @Test
  void waitsForHealthAlsoWhereNothingIsStartedAndQuotesTheHealthCheck() throws Exception {
    try (var scratch = ScratchContainer.idle(UNHEALTHY);
        var context = FakeContext.limited(folder, Duration.ofSeconds(3))) {
      var failure = Failures.ofRun(step(scratch), context);
      assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
      assertThat(failure.getMessage())
          .startsWith("timed out: container `%s` runs, but is not yet".formatted(scratch.name()))
          .endsWith("; its health check says: no answer on 8000");
    }
  }

  @Test
  void quotesTheHealthCheckOfAContainerThatItStarted() throws Exception {
    try (var scratch = ScratchContainer.idle(UNHEALTHY)) {
      docker("kill", scratch.name());
      try (var context = FakeContext.limited(folder, Duration.ofSeconds(4))) {
        assertThat(Failures.ofRun(step(scratch), context).getMessage())
            .contains("was started, but is not yet as wanted: running, ")
            .endsWith("; its health check says: no answer on 8000");
      }
    }
  }

  @Test
  void isBlockedByAPausedContainerAndStartsNone() throws Exception {
    try (var stood = ScratchContainer.idle();
        var paused = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      docker("kill", stood.name());
      docker("pause", paused.name());
      Step step = step(stood, paused);
      String reason = "container `" + paused.name() + "` is paused";
      assertThat(step.inspect(context))
          .isEqualTo(
              new Blocked(
                  reason,
                  "resume it with `docker unpause %s`, if nobody needs it frozen"
                      .formatted(paused.name())));
      var failure = Failures.ofRun(step, context);
      assertThat(failure).hasMessage(reason);
      assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
      assertThat(stood.status()).isEqualTo("exited");
    }
  }

  @Test
  void isBlockedByAContainerThatDockerRestartsAgainAndAgain() throws Exception {
    try (var scratch = ScratchContainer.endingAgainAndAgain();
        var context = FakeContext.in(folder)) {
      assertThat(step(scratch).inspect(context))
          .isEqualTo(
              new Blocked(
                  "container `%s` ends again and again, last with exit code 4, and Docker restarts it"
                      .formatted(scratch.name()),
                  "look with `docker logs --tail 50 %s`, mend it, and use `docker.restart`"
                      .formatted(scratch.name())));
    }
  }

  @Test
  void saysWithWhichCodeItEnded() throws Exception {
    try (var scratch = ScratchContainer.running(List.of(), "sh", "-c", "exit 7");
        var context = FakeContext.in(folder)) {
      scratch.await("exited");
      assertThat(Failures.ofRun(step(scratch), context))
          .hasMessage(
              "container `%s` was started, but ended with exit code 7; now it is exited",
              scratch.name());
    }
  }

  @Test
  void undoStopsOnlyWhatItStarted() throws Exception {
    try (var stood = ScratchContainer.idle();
        var ran = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      docker("kill", stood.name());
      Step step = step(stood, ran);
      Captured captured = step.capture(context);
      step.run(context);
      docker("kill", ran.name());
      assertThat(step.undo(captured, context).changes()).hasSize(1);
      assertThat(stood.status()).isEqualTo("exited");
      assertThat(ran.status()).isEqualTo("exited");
    }
  }

  private static Step step(ScratchContainer... containers) {
    List<String> names = Arrays.stream(containers).map(ScratchContainer::name).toList();
    return new DockerStartStepType().bind(FakeInputs.of(Map.of("containers", names)));
  }
}
