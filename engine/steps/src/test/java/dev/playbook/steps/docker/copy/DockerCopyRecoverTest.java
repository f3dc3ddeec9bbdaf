package dev.playbook.steps.docker.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.docker.ScratchContainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine died around a copy into a container: the file in it tells how far it got. */
class DockerCopyRecoverTest {
  @TempDir Path folder;
  @AutoClose private final ScratchContainer scratch = ScratchContainer.idle();
  @AutoClose private final FakeContext context = FakeContext.withoutFiles();

  @BeforeEach
  void makeFiles() throws Exception {
    Files.writeString(folder.resolve("good.py"), "good\n");
    scratch.sh("mkdir /app; echo bad > /app/live.py");
  }

  private Step copy() {
    return new DockerCopyStepType()
        .bind(
            FakeInputs.of(
                Map.of(
                    "container",
                    scratch.name(),
                    "from",
                    Map.of("host", folder.resolve("good.py").toString()),
                    "to",
                    "/app/live.py")));
  }

  private void run() throws Exception {
    copy().capture(context);
    copy().run(context);
  }

  private Certainty certainty() {
    return Failures.ofRecovery(copy(), context).certainty();
  }

  @Test
  void saysWhatItsRunWouldHave() throws Exception {
    copy().capture(context);
    StepResult ran = copy().run(context);
    assertThat(copy().recover(Instant.now(), context)).isEqualTo(ran);
  }

  @Test
  void knowsThatTheFileIsAsItWas() throws Exception {
    assertThat(certainty()).isEqualTo(Certainty.NOT_STARTED);
    run();
    scratch.sh("echo bad > /app/live.py");
    assertThat(certainty()).isEqualTo(Certainty.NOT_STARTED);
  }

  @Test
  void doesNotGuessWhenNeitherTheOldNorTheNewIsThere() throws Exception {
    run();
    scratch.sh("echo other > /app/live.py");
    assertThat(certainty()).isEqualTo(Certainty.UNKNOWN);
    scratch.sh("rm /app/live.py");
    assertThat(certainty()).isEqualTo(Certainty.UNKNOWN);
  }

  @Test
  void takesAContainerThatCannotBeAskedForNoAnswer() throws Exception {
    run();
    ScratchContainer.docker("rename", scratch.name(), scratch.name() + "-other");
    try {
      assertThat(certainty()).isEqualTo(Certainty.UNKNOWN);
    } finally {
      ScratchContainer.docker("rename", scratch.name() + "-other", scratch.name());
    }
  }
}
