package dev.playbook.steps.docker.kill;

import static dev.playbook.steps.docker.ScratchContainer.docker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.KnownAfter;
import dev.playbook.spi.Inspection.NothingToDo;
import dev.playbook.spi.Inspection.WillChange;
import dev.playbook.spi.Resource;
import dev.playbook.spi.Risk;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.docker.ScratchContainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which processes a step finds, and what it says of them. */
class DockerKillProcessTest {
  @TempDir Path folder;

  @Test
  void showsWhatItWouldEndAndEndsOnlyThat() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Background.started(scratch, "sleep 1111");
      Background.started(scratch, "sleep 1111 2>/dev/null");
      Background.started(scratch, "sleep 11111");
      Step step = KillSteps.step(scratch, KillSteps.WORKER);
      assertThat(step.preview().risk()).isEqualTo(Risk.CHANGE);
      assertThat(step.preview().wayBack()).isEmpty();
      assertThat(step.preview().summary())
          .isEqualTo(
              "end processes of program `sleep` with argument `1111` in `%s`"
                  .formatted(scratch.name()));
      List<Change> foreseen = ((WillChange) step.inspect(context)).changes();
      assertThat(foreseen).hasSize(2);
      assertThat(foreseen.getFirst().before()).asString().contains("sleep 1111, user 0, since 20");
      assertThat(foreseen.getFirst().note().orElseThrow())
          .matches("pid \\d+, has run for 0m \\d+s");
      assertThat(foreseen.getFirst().after()).isEqualTo(State.ABSENT);
      assertThat(((WillChange) step.inspect(context)).changes())
          .extracting(Change::before)
          .isEqualTo(foreseen.stream().map(Change::before).toList());
      StepResult result = step.run(context);
      assertThat(result.changed()).isTrue();
      assertThat(result.values()).containsEntry("matched", 2L).containsEntry("killed", 0L);
      assertThat(result.values().get("processes")).asInstanceOf(LIST).hasSize(2);
      assertThat(Background.lines(scratch)).containsExactlyInAnyOrder("sleep 3600", "sleep 11111");
    }
  }

  @Test
  void isContentWhenNothingMatches() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Step step = KillSteps.step(scratch, KillSteps.WORKER);
      String reason = "there are no processes of program `sleep` with argument `1111`";
      assertThat(step.inspect(context)).isEqualTo(new NothingToDo(reason));
      StepResult result = step.run(context);
      assertThat(result.changed()).isFalse();
      assertThat(result.values()).containsEntry("matched", 0L);
      assertThat(context.lines()).containsExactly(reason);
    }
  }

  @Test
  void neverFindsItself() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      for (String own : List.of("btime", "cmdline", "/proc", "^head\\b", "^sh\\b", "printf")) {
        assertThat(
                KillSteps.step(scratch, Map.of("match", Map.of("pattern", own))).inspect(context))
            .as(own)
            .isInstanceOf(NothingToDo.class);
      }
    }
  }

  @Test
  void endsProcessesOfOtherUsersWithoutTheRightToSignalThem() throws Exception {
    try (var scratch = ScratchContainer.idle("--cap-drop", "KILL");
        var context = FakeContext.in(folder)) {
      docker("exec", "-d", "-u", "65534", scratch.name(), "sleep", "1111");
      assertThat(
              ((WillChange) KillSteps.step(scratch, KillSteps.WORKER).inspect(context))
                  .changes()
                  .getFirst()
                  .before())
          .asString()
          .contains("user 65534");
      assertThat(KillSteps.step(scratch, KillSteps.WORKER).run(context).values())
          .containsEntry("killed", 0L);
      assertThat(Background.lines(scratch)).containsExactly("sleep 3600");
    }
  }

  @Test
  void needsNoProgramOfTheImage() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Background.started(scratch, "sleep 1111");
      scratch.sh("rm /usr/bin/head");
      Change foreseen =
          ((WillChange) KillSteps.step(scratch, KillSteps.WORKER).inspect(context))
              .changes()
              .getFirst();
      assertThat(foreseen.note().orElseThrow()).startsWith("host pid ");
      assertThat(KillSteps.step(scratch, KillSteps.WORKER).run(context).values())
          .containsEntry("matched", 1L);
      assertThat(docker("top", scratch.name(), "-o", "pid,args")).doesNotContain("1111");
      Step main = KillSteps.step(scratch, Map.of("match", Map.of("pattern", "sleep 3600")));
      assertThat(((Blocked) main.inspect(context)).reason()).contains("the first process");
    }
  }

  @Test
  void hidesWhatLooksLikeASecret() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      docker(
          "exec",
          "-d",
          scratch.name(),
          "sh",
          "-c",
          "sleep 1111; true",
          "worker",
          "--password",
          "hunter22",
          "--api-token=hunter33",
          "http://me:hunter44@host/");
      Step step = KillSteps.step(scratch, Map.of("match", Map.of("args", List.of("worker"))));
      Inspection foreseen = step.inspect(context);
      assertThat(foreseen.toString())
          .contains("worker --password *** --api-token=*** http://***@host/")
          .doesNotContain("hunter");
      assertThat(step.run(context).toString()).doesNotContain("hunter");
      assertThat(context.lines().toString()).doesNotContain("hunter");
    }
  }

  @Test
  void hasNothingToDoInAContainerThatStandsStillAndIsBlockedByAPausedOne() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Step step = KillSteps.step(scratch, KillSteps.WORKER);
      docker("pause", scratch.name());
      assertThat(((Blocked) step.inspect(context)).reason()).contains("` is paused");
      docker("unpause", scratch.name());
      context.predicting(Resource.container(scratch.name()), State.unknown("started anew"));
      assertThat(step.inspect(context)).isInstanceOf(KnownAfter.class);
      docker("kill", scratch.name());
      assertThat(step.run(context).changed()).isFalse();
    }
  }
}
