package dev.playbook.steps.docker.inspect;

import static dev.playbook.steps.docker.ScratchContainer.docker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.NothingToDo;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.docker.ScratchContainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerInspectTest {
  @TempDir Path folder;

  @Test
  void tellsStateImageAndMounts() throws Exception {
    try (var scratch =
            ScratchContainer.idle(
                "--restart", "on-failure:3", "-v", folder + ":/data:ro", "-v", "/cache");
        var context = FakeContext.in(folder)) {
      Step step = step(scratch.name());
      assertThat(step.preview().risk()).isEqualTo(Risk.READ);
      assertThat(step.inspect(context)).isEqualTo(new NothingToDo("only reads"));
      var result = step.run(context);
      assertThat(result.changed()).isFalse();
      assertThat(result.values())
          .containsEntry("name", scratch.name())
          .containsEntry("state", "running")
          .containsEntry("health", "none")
          .containsEntry("startedAt", scratch.startedAt().toString())
          .containsEntry("image", "debian:trixie-slim")
          .containsEntry("imageId", docker("inspect", "-f", "{{.Image}}", scratch.name()))
          .containsEntry("exitCode", 0L)
          .containsEntry("oomKilled", false)
          .containsEntry("restartCount", 0L)
          .containsEntry("restartPolicy", "on-failure");
      assertThat(result.values().get("mounts"))
          .asInstanceOf(LIST)
          .contains(
              Map.of("path", "/data", "source", folder.toString(), "volume", "", "readOnly", true))
          .hasSize(2);
    }
  }

  @Test
  void givesValuesOnlyOfTheVariablesThatWereAskedFor() throws Exception {
    try (var scratch =
            ScratchContainer.idle(
                "-e", "MODE=slow", "-e", "DB_PASSWORD=hunter22", "-e", "URL=http://me:pw@host/x");
        var context = FakeContext.in(folder)) {
      var values = step(scratch.name(), "MODE", "URL", "NOT_SET").run(context).values();
      assertThat(values.get("environment"))
          .asInstanceOf(LIST)
          .contains("DB_PASSWORD", "MODE", "URL");
      assertThat(values.get("env"))
          .asInstanceOf(MAP)
          .containsEntry("MODE", "slow")
          .containsEntry("URL", "http://***@host/x")
          .containsEntry("NOT_SET", null)
          .hasSize(3);
      assertThat(values.toString()).doesNotContain("hunter22");
      assertThat(context.lines().toString()).doesNotContain("slow");
    }
  }

  @Test
  void refusesToReadASecret() {
    for (String secret : List.of("DB_PASSWORD", "api_token", "NEO4J_AUTH", "OPENAI_API_KEY")) {
      assertThatThrownBy(() -> step("mem0", "MODE", secret))
          .isInstanceOf(InputException.class)
          .hasMessage("the value of `%s` looks like a secret and is never read", secret);
    }
  }

  @Test
  void tellsHowAContainerEnded() throws Exception {
    try (var scratch = ScratchContainer.running(List.of(), "sh", "-c", "exit 3");
        var context = FakeContext.in(folder)) {
      scratch.await("exited");
      assertThat(step(scratch.name()).run(context).values())
          .containsEntry("state", "exited")
          .containsEntry("exitCode", 3L);
      assertThat(context.lines()).containsExactly(scratch.name() + ": exited, exit code 3");
    }
  }

  @Test
  void tellsThatAContainerWasKilledForWantOfMemory() throws Exception {
    try (var scratch =
            ScratchContainer.running(
                List.of("--memory", "16m"), "sh", "-c", "x=y; while :; do x=$x$x; done");
        var context = FakeContext.in(folder)) {
      scratch.await("exited");
      assertThat(step(scratch.name()).run(context).values())
          .containsEntry("exitCode", 137L)
          .containsEntry("oomKilled", true);
    }
  }

  @Test
  void countsRestarts() throws Exception {
    try (var scratch = ScratchContainer.endingAgainAndAgain();
        var context = FakeContext.in(folder)) {
      assertThat((Long) step(scratch.name()).run(context).values().get("restartCount"))
          .isGreaterThanOrEqualTo(5L);
    }
  }

  @Test
  void namesTheNearestContainerWhenItIsMissing() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Step step = step(scratch.name() + "x");
      assertThat(step.inspect(context)).isInstanceOf(Blocked.class);
      assertThatThrownBy(() -> step.run(context))
          .isInstanceOf(StepFailedException.class)
          .hasMessage("container `" + scratch.name() + "x` does not exist");
    }
  }

  private static Step step(String container, String... variables) {
    return new DockerInspectStepType()
        .bind(FakeInputs.of(Map.of("container", container, "env", List.of(variables))));
  }
}
