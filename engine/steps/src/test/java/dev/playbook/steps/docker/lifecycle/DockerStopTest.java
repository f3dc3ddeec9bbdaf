package dev.playbook.steps.docker.lifecycle;

import static dev.playbook.steps.docker.ScratchContainer.docker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.NothingToDo;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerStopTest {
  private static final String[] STUBBORN = {"sh", "-c", "trap '' TERM; while :; do sleep 1; done"};

  @TempDir Path folder;

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void stopsWhatRunsAndSaysHowItStands() throws Exception {
    try (var ran = ScratchContainer.idle();
        var stood = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      docker("kill", stood.name());
      Step step = step(Duration.ofMillis(1500), ran, stood);
      assertThat(step.preview().sent()).contains("docker stop -t 2 " + ran.name());
      assertThat(((WillChange) step.inspect(context)).changes())
          .extracting(Change::resource, Change::after)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  Resource.container(ran.name()), State.known("exited")));
      StepResult result = step.run(context);
      assertThat(ran.status()).isEqualTo("exited");
      assertThat(result.values()).containsEntry("state", "exited");
      assertThat(result.changes()).hasSize(1);
      assertThat(step.inspect(context)).isInstanceOf(NothingToDo.class);
      assertThat(step.run(context).changed()).isFalse();
    }
  }

  @Test
  void namesWhoFeelsIt() throws Exception {
    String project = "project-" + Math.random();
    try (var scratch =
            ScratchContainer.idle(
                "--label", "com.docker.compose.project=" + project,
                "--label", "com.docker.compose.service=database",
                "--restart", "always");
        var dependent =
            ScratchContainer.idle(
                "--label",
                "com.docker.compose.project=" + project,
                "--label",
                "com.docker.compose.depends_on=database:service_healthy:true");
        var linked = ScratchContainer.idle("--link", scratch.name() + ":db");
        var neighbour = ScratchContainer.idle("--network", "container:" + scratch.name());
        var context = FakeContext.in(folder)) {
      String[] depending = {dependent.name(), linked.name()};
      Arrays.sort(depending);
      var change = ((WillChange) step(Duration.ZERO, scratch).inspect(context)).changes();
      assertThat(change.getFirst().note())
          .contains(
              "answers nothing until it is started again; killed after 0s;"
                  + " runs again when Docker is restarted (restart policy `always`);"
                  + " depending on it: `%s`, `%s`;".formatted(depending[0], depending[1])
                  + " living in its network, which they lose: `%s`".formatted(neighbour.name()));
    }
  }

  @Test
  void stopsAContainerThatDockerRestartsAgainAndAgain() throws Exception {
    try (var scratch = ScratchContainer.endingAgainAndAgain();
        var context = FakeContext.in(folder)) {
      Step step = step(Duration.ZERO, scratch);
      assertThat(((WillChange) step.inspect(context)).changes().getFirst().note().orElseThrow())
          .contains("it ended with exit code 4 and is being restarted");
      assertThat(step.run(context).changed()).isTrue();
      assertThat(scratch.status()).isEqualTo("exited");
    }
  }

  @Test
  void isBlockedByAPausedContainerAndByOneThatCouldNotComeBack() throws Exception {
    try (var paused = ScratchContainer.idle();
        var fleeting = ScratchContainer.idle("--rm");
        var context = FakeContext.in(folder)) {
      docker("pause", paused.name());
      assertThat(step(Duration.ZERO, paused).inspect(context))
          .isInstanceOfSatisfying(
              Blocked.class,
              blocked -> assertThat(blocked.reason()).endsWith(paused.name() + "` is paused"));
      var failure = Failures.ofRun(step(Duration.ZERO, fleeting), context);
      assertThat(failure)
          .hasMessage(
              "container `%s` is removed when it stops (`--rm`): there is no way back",
              fleeting.name());
      assertThat(fleeting.status()).isEqualTo("running");
    }
  }

  @Test
  void isBlockedByAMissingContainer() throws Exception {
    try (var context = FakeContext.in(folder)) {
      ScratchContainer.dockerOrSkip();
      Step step = bind(Duration.ZERO, List.of("pbscratch-never-made"));
      assertThat(step.inspect(context))
          .isInstanceOfSatisfying(
              Blocked.class,
              blocked ->
                  assertThat(blocked.reason())
                      .isEqualTo("container `pbscratch-never-made` does not exist"));
    }
  }

  @Test
  void saysWhatHadToBeKilled() throws Exception {
    try (var scratch = ScratchContainer.running(List.of(), STUBBORN);
        var context = FakeContext.in(folder)) {
      step(Duration.ofSeconds(1), scratch).run(context);
      assertThat(context.lines())
          .containsExactly(
              scratch.name() + ": killed, with exit code 137", scratch.name() + ": exited");
    }
  }

  @Test
  void cannotTellWhileItStillStops() throws Exception {
    try (var scratch = ScratchContainer.running(List.of(), STUBBORN);
        var context = FakeContext.limited(folder, Duration.ofSeconds(1))) {
      var failure = Failures.ofRun(step(Duration.ofSeconds(30), scratch), context);
      assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
      assertThat(failure)
          .hasMessage(
              "timed out: the stop of container `%s` was sent, and it still runs", scratch.name());
      docker("kill", scratch.name());
    }
  }

  @Test
  void confirmsAStopThatEndedWhenItWasNoLongerHeard() throws Exception {
    try (var scratch = ScratchContainer.running(List.of(), STUBBORN);
        var context = FakeContext.limited(folder, Duration.ofSeconds(1))) {
      var failure = Failures.ofRun(step(Duration.ofSeconds(3), scratch), context);
      assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
      assertThat(failure)
          .hasMessage(
              "timed out: container `%s` was stopped, but only when the time was up: exited",
              scratch.name());
    }
  }

  @Test
  void undoStartsOnlyWhatItStoppedTheLastOneFirst() throws Exception {
    try (var first = ScratchContainer.idle();
        var stood = ScratchContainer.idle();
        var last = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      docker("kill", stood.name());
      Step step = step(Duration.ZERO, first, stood, last);
      Captured captured = step.capture(context);
      step.run(context);
      docker("start", stood.name());
      assertThat(step.undo(captured, context).changes())
          .extracting(Change::resource)
          .containsExactly(Resource.container(last.name()), Resource.container(first.name()));
      assertThat(stood.status()).isEqualTo("running");
      assertThat(first.status()).isEqualTo("running");
      assertThat(step.undo(captured, context).changed()).isFalse();
    }
  }

  private static Step step(Duration grace, ScratchContainer... containers) {
    return bind(grace, Arrays.stream(containers).map(ScratchContainer::name).toList());
  }

  private static Step bind(Duration grace, List<String> names) {
    return new DockerStopStepType()
        .bind(FakeInputs.of(Map.of("containers", names, "grace", grace)));
  }
}
