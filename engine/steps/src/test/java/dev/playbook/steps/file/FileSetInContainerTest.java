package dev.playbook.steps.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.docker.ScratchContainer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSetInContainerTest {
  private static final String BEFORE = "ENABLE_CACHING=true\nNO_ENABLE_CACHING=true\n";
  private static final String AFTER = "ENABLE_CACHING=false\nNO_ENABLE_CACHING=true\n";

  @TempDir Path work;
  private ScratchContainer container;
  private FakeContext context;

  @BeforeEach
  void startAContainerWithAFile() {
    container = ScratchContainer.idle();
    container.sh(
        "mkdir /app && printf '%s' '"
            + BEFORE
            + "' > /app/.env && chmod 640 /app/.env && chown 33:44 /app/.env");
    context = FakeContext.in(work);
  }

  @AfterEach
  void remove() {
    context.close();
    container.close();
  }

  @Test
  void plansChangesAndUndoesWithModeAndOwner() throws Exception {
    Step step = step("ENABLE_CACHING");
    assertThat(step.inspect(context))
        .isEqualTo(
            new Inspection.WillChange(
                new Change(
                    Resource.containerFile(container.name(), "/app/.env"),
                    State.known(BEFORE),
                    State.known(AFTER))));
    Captured captured = step.capture(context);
    assertThat(step.run(context).changed()).isTrue();
    assertThat(container.sh("cat /app/.env")).isEqualTo(AFTER.strip());
    assertThat(container.sh("stat -c '%a %u:%g' /app/.env")).isEqualTo("640 33:44");
    assertThat(container.sh("ls -A /app")).isEqualTo(".env");
    assertThat(step.run(context).changed()).isFalse();
    assertThat(step.undo(captured, context).changed()).isTrue();
    assertThat(container.sh("cat /app/.env")).isEqualTo(BEFORE.strip());
    assertThat(container.sh("stat -c '%a %u:%g' /app/.env")).isEqualTo("640 33:44");
  }

  @Test
  void worksInAContainerThatDoesNotRun() throws Exception {
    ScratchContainer.docker("kill", container.name());
    assertThat(step("ENABLE_CACHING").run(context).changed()).isTrue();
    ScratchContainer.docker("start", container.name());
    assertThat(container.sh("cat /app/.env")).isEqualTo(AFTER.strip());
  }

  @Test
  void blocksOnAMissingKeyAndNamesTheFileAndTheContainer() throws Exception {
    Inspection inspection = step("CACHING").inspect(context);
    assertThat(inspection).isInstanceOf(Inspection.Blocked.class);
    assertThat(((Inspection.Blocked) inspection).reason())
        .isEqualTo("`/app/.env` in container `%s`: there is no line `CACHING=…`", container.name());
    assertThat(catchThrowableOfType(StepFailedException.class, () -> step("CACHING").run(context)))
        .isNotNull();
    assertThat(container.sh("cat /app/.env")).isEqualTo(BEFORE.strip());
  }

  @Test
  void blocksOnAMissingContainer() throws Exception {
    Map<String, Object> with =
        Map.of("container", "no-such-container", "path", "/a", "key", "A", "value", "1");
    assertThat(new FileSetStepType().bind(FakeInputs.of(with)).inspect(context))
        .isInstanceOf(Inspection.Blocked.class);
  }

  private Step step(String key) {
    Map<String, Object> with =
        Map.of("container", container.name(), "path", "/app/.env", "key", key, "value", false);
    return new FileSetStepType().bind(FakeInputs.of(with));
  }
}
