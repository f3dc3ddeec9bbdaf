package dev.playbook.steps.docker.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.docker.ScratchContainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a step does not end because it may be meant otherwise. */
class DockerKillProcessGuardTest {
  @TempDir Path folder;

  @Test
  void refusesTheFirstProcessUnlessAsked() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Map<String, Object> everything = Map.of("match", Map.of("pattern", "sleep 3600"));
      Step step = KillSteps.step(scratch, everything);
      assertThat(step.inspect(context))
          .isInstanceOfSatisfying(
              Blocked.class,
              blocked ->
                  assertThat(blocked.reason())
                      .startsWith("the first process of container `" + scratch.name() + "`")
                      .contains(": pid 1 `"));
      assertThat(Failures.ofRun(step, context).certainty()).isEqualTo(Certainty.NOT_STARTED);
      assertThat(scratch.status()).isEqualTo("running");
      Map<String, Object> asked = KillSteps.with(everything, "mainProcess", true);
      assertThat(KillSteps.step(scratch, asked).run(context).changed()).isTrue();
      assertThat(scratch.status()).isEqualTo("exited");
      assertThat(context.lines().getLast()).startsWith("container ended with it: ");
    }
  }

  @Test
  void endsNoneWhenTheyAreNotAsManyAsExpected() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Background.started(scratch, "sleep 1111");
      Step two = KillSteps.step(scratch, KillSteps.with(KillSteps.WORKER, "count", 2));
      assertThat(((Blocked) two.inspect(context)).reason())
          .startsWith("1 processes match, not 2: pid ");
      for (int more = 0; more < 20; more++) {
        Background.started(scratch, "sleep 1111");
      }
      assertThat(Failures.ofRun(KillSteps.step(scratch, KillSteps.WORKER), context).getMessage())
          .startsWith("21 processes match, more than 20: pid ")
          .endsWith("; …");
      assertThat(Background.lines(scratch)).hasSize(22);
      Step all = KillSteps.step(scratch, KillSteps.with(KillSteps.WORKER, "count", 21));
      assertThat(all.run(context).values()).containsEntry("matched", 21L);
    }
  }

  @Test
  void refusesContainersWhoseProcessesCannotBeToldApart() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var shared = ScratchContainer.idle("--pid", "container:" + scratch.name());
        var context = FakeContext.in(folder)) {
      assertThat(((Blocked) KillSteps.step(shared, KillSteps.WORKER).inspect(context)).reason())
          .startsWith("the processes of container `" + shared.name() + "` cannot be reached: ")
          .contains("`--pid`");
    }
  }

  @Test
  void refusesAPatternThatMatchesEverything() {
    assertThatThrownBy(
            () -> KillSteps.bind(List.of("mem0"), Map.of("match", Map.of("pattern", "a*"))))
        .isInstanceOf(InputException.class)
        .hasMessage("`a*` matches every process");
  }
}
