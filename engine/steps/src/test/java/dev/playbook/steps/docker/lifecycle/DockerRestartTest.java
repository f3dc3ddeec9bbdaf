package dev.playbook.steps.docker.lifecycle;

import static dev.playbook.steps.docker.ScratchContainer.docker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerRestartTest {
  private static final String[] CHECKED = {
    "--health-cmd", "echo not yet; test -e /ready", "--health-interval", "1s"
  };

  @TempDir Path folder;

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void startsAnewAndSaysSince() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Instant before = scratch.startedAt();
      StepResult result = step(scratch).run(context);
      assertThat(scratch.startedAt()).isAfter(before);
      assertThat(result.values())
          .containsEntry("state", "running")
          .containsEntry("health", "none")
          .containsEntry("startedAt", scratch.startedAt().toString());
      assertThat(result.changes().getFirst().after()).asString().contains("running, since 20");
      assertThat(context.lines().getFirst()).startsWith(scratch.name() + ": running, since ");
    }
  }

  @Test
  void tellsCodeThatIsMountedFromCodeThatIsBuiltIn() throws Exception {
    Path code = folder.resolve("app/server.py");
    try (var mounting = ScratchContainer.idle("-v", folder + ":/code");
        var built = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      context.predicting(Resource.hostFile(code.toString()), State.known("changed"));
      assertThat(note(step(mounting).inspect(context)))
          .endsWith("; sees through a mount what was changed: `%s`".formatted(code));
      assertThat(note(step(built).inspect(context)))
          .endsWith(
              "; mounts none of the files that earlier steps change (`%s`): code in its image stays"
                  .formatted(code));
    }
  }

  private static String note(Inspection inspection) {
    return ((Inspection.WillChange) inspection).changes().getFirst().note().orElseThrow();
  }

  @Test
  void foreseesStateDowntimeAndNeighbours() throws Exception {
    String project = "project-" + Math.random();
    try (var scratch = ScratchContainer.idle(labels(project, "database"));
        var dependent =
            ScratchContainer.idle(
                "--label",
                "com.docker.compose.project=" + project,
                "--label",
                "com.docker.compose.depends_on=cache:x:false,database:service_healthy:true");
        var neighbour = ScratchContainer.idle("--network", "container:" + scratch.name());
        var context = FakeContext.in(folder)) {
      var change = ((Inspection.WillChange) step(scratch).inspect(context)).changes().getFirst();
      assertThat(change.resource()).isEqualTo(Resource.container(scratch.name()));
      assertThat(change.before()).asString().contains("running, since 20");
      assertThat(change.after()).isInstanceOf(State.Unknown.class);
      assertThat(change.note().orElseThrow())
          .isEqualTo(
              "answers nothing while it stops, at most 1s, and starts; depending on it: `%s`;"
                      .formatted(dependent.name())
                  + " living in its network, restart them too: `%s`".formatted(neighbour.name()));
    }
  }

  @Test
  void waitsUntilTheHealthCheckIsContent() throws Exception {
    try (var scratch = ScratchContainer.idle(CHECKED);
        var context = FakeContext.in(folder)) {
      Instant before = scratch.startedAt();
      Thread.ofVirtual()
          .start(
              () -> {
                while (!scratch.startedAt().isAfter(before)) {
                  Thread.onSpinWait();
                }
                scratch.sh("touch /ready");
              });
      assertThat(step(scratch).run(context).values()).containsEntry("health", "healthy");
    }
  }

  @Test
  void tellsWhatTheHealthCheckSaidWhenTheTimeIsUp() throws Exception {
    try (var scratch = ScratchContainer.idle(CHECKED)) {
      try (var context = FakeContext.limited(folder, Duration.ofSeconds(7))) {
        var failure = Failures.ofRun(step(scratch), context);
        assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
        assertThat(failure.getMessage())
            .startsWith(
                "timed out: container `" + scratch.name() + "` was restarted, but is not yet")
            .endsWith("; its health check says: not yet");
      }
    }
  }

  @Test
  void doesNotWaitForHealthWhenToldSo() throws Exception {
    try (var scratch = ScratchContainer.idle(CHECKED);
        var context = FakeContext.in(folder)) {
      assertThat(step(scratch, Map.of("wait", "running")).run(context).values())
          .containsEntry("health", "starting");
      assertThat(step(scratch, Map.of("wait", "none")).run(context).changed()).isTrue();
    }
  }

  @Test
  void isBlockedByAMissingContainerAndAMissingHealthCheck() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Step missing = bind(Map.of("containers", List.of(scratch.name(), scratch.name() + "x")));
      assertThat(missing.inspect(context))
          .isEqualTo(
              new Inspection.Blocked(
                  "container `" + scratch.name() + "x` does not exist",
                  "did you mean `" + scratch.name() + "`?"));
      Instant before = scratch.startedAt();
      assertThat(Failures.ofRun(missing, context).certainty()).isEqualTo(Certainty.NOT_STARTED);
      assertThat(scratch.startedAt()).isEqualTo(before);
      assertThat(step(scratch, Map.of("wait", "healthy")).inspect(context))
          .isInstanceOf(Inspection.Blocked.class);
      context.predicting(Resource.container(scratch.name() + "x"), State.known("running"));
      assertThat(missing.inspect(context)).isInstanceOf(Inspection.KnownAfter.class);
    }
  }

  @Test
  void failsWhenTheContainerEndsAfterItsStart() throws Exception {
    try (var scratch =
            ScratchContainer.running(
                List.of(), "sh", "-c", "test ! -e /broken || exit 3; exec sleep 3600");
        var context = FakeContext.in(folder)) {
      scratch.sh("touch /broken");
      var failure = Failures.ofRun(step(scratch), context);
      assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
      assertThat(failure)
          .hasMessage(
              "container `%s` was started, but ended with exit code 3; now it is exited",
              scratch.name());
    }
  }

  @Test
  void cannotTellWhileTheOldProcessStillStops() throws Exception {
    try (var scratch =
        ScratchContainer.running(
            List.of(), "sh", "-c", "trap '' TERM; while :; do sleep 1; done")) {
      try (var context = FakeContext.limited(folder, Duration.ofSeconds(2))) {
        Step step = step(scratch, Map.of("grace", Duration.ofSeconds(20)));
        var failure = Failures.ofRun(step, context);
        assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(failure.getMessage())
            .startsWith("timed out: the restart of container `" + scratch.name() + "` was sent");
      }
      docker("kill", scratch.name());
    }
  }

  @Test
  void confirmsARestartThatEndedWhenItWasNoLongerHeard() throws Exception {
    try (var scratch =
        ScratchContainer.running(
            List.of(), "sh", "-c", "trap '' TERM; while :; do sleep 1; done")) {
      Instant before = scratch.startedAt();
      try (var context = FakeContext.limited(folder, Duration.ofSeconds(2))) {
        Step step = step(scratch, Map.of("grace", Duration.ofSeconds(4)));
        var failure = Failures.ofRun(step, context);
        assertThat(failure.certainty()).as(failure.getMessage()).isEqualTo(Certainty.FAILED);
        assertThat(failure.getMessage()).contains("was restarted, but is not yet as wanted");
      }
      assertThat(scratch.startedAt()).isAfter(before);
    }
  }

  @Test
  void restartsSeveralInOrderAndTellsOfEach() throws Exception {
    try (var first = ScratchContainer.idle();
        var second = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Step step =
          bind(
              Map.of(
                  "containers", List.of(second.name(), first.name()),
                  "grace", Duration.ofMillis(100)));
      assertThat(step.preview().sent())
          .containsExactly(
              "docker restart -t 1 " + second.name(), "docker restart -t 1 " + first.name());
      StepResult result = step.run(context);
      assertThat(result.values().get("containers")).asInstanceOf(LIST).hasSize(2);
      assertThat(first.startedAt()).isAfter(second.startedAt());
    }
  }

  @Test
  void undoStopsWhatDidNotRunAndStartsWhatRan() throws Exception {
    try (var ran = ScratchContainer.idle();
        var stood = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      docker("kill", stood.name());
      Step step =
          bind(Map.of("containers", List.of(ran.name(), stood.name()), "grace", Duration.ZERO));
      Captured captured = step.capture(context);
      step.run(context);
      assertThat(stood.status()).isEqualTo("running");
      docker("kill", ran.name());
      assertThat(step.undo(captured, context).changes())
          .extracting(Change::resource)
          .containsExactly(Resource.container(stood.name()), Resource.container(ran.name()));
      assertThat(stood.status()).isEqualTo("exited");
      assertThat(ran.status()).isEqualTo("running");
      assertThat(step.undo(captured, context).changed()).isFalse();
    }
  }

  private static String[] labels(String project, String service) {
    return new String[] {
      "--label", "com.docker.compose.project=" + project,
      "--label", "com.docker.compose.service=" + service
    };
  }

  private static Step step(ScratchContainer scratch) {
    return step(scratch, Map.of());
  }

  private static Step step(ScratchContainer scratch, Map<String, Object> with) {
    Map<String, Object> all = new HashMap<>(with);
    all.put("containers", List.of(scratch.name()));
    all.putIfAbsent("grace", Duration.ofSeconds(1));
    return bind(all);
  }

  private static Step bind(Map<String, Object> with) {
    return new DockerRestartStepType().bind(FakeInputs.of(with));
  }
}
