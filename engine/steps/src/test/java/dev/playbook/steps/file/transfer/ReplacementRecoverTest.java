package dev.playbook.steps.file.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.StepProcess;
import dev.playbook.steps.file.FileSetStepType;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine died around the replacement of a file: what is there tells how far it got. */
class ReplacementRecoverTest {
  private static final int LARGE = 64 << 20;

  @TempDir Path work;
  private FakeContext context;

  @BeforeEach
  void open() throws Exception {
    Files.writeString(work.resolve("good"), "good\n");
    Files.writeString(work.resolve("live"), "WORKERS=8\n");
    context = FakeContext.in(work);
  }

  @AfterEach
  void close() {
    context.close();
  }

  static Step copy() {
    return new FileCopyStepType().bind(FakeInputs.of(Map.of("from", "good", "to", "live")));
  }

  private static Step move() {
    return new FileMoveStepType().bind(FakeInputs.of(Map.of("from", "live", "to", "aside")));
  }

  private static Step set() {
    return new FileSetStepType()
        .bind(FakeInputs.of(Map.of("path", "live", "set", Map.of("WORKERS", 4))));
  }

  private Resource resource(String name) {
    return Resource.hostFile(work.resolve(name).toString());
  }

  private Certainty certainty(Step step) {
    return Failures.ofRecovery(step, context).certainty();
  }

  /** What a step did before its engine died. */
  private StepResult run(Step step) throws Exception {
    step.capture(context);
    return step.run(context);
  }

  @Test
  void saysOfACopyWhatItsRunWouldHave() throws Exception {
    StepResult ran = run(copy());
    StepResult found = copy().recover(Instant.now(), context);
    assertThat(found).isEqualTo(ran);
  }

  @Test
  void saysOfASettingWhatItsRunWouldHave() throws Exception {
    StepResult ran = run(set());
    assertThat(set().recover(Instant.now(), context)).isEqualTo(ran);
    assertThat(ran.changes())
        .containsExactly(
            new Change(resource("live"), State.known("WORKERS=8\n"), State.known("WORKERS=4\n")));
  }

  @Test
  void saysOfAMoveWhereItWent() throws Exception {
    run(move());
    StepResult found = move().recover(Instant.now(), context);
    assertThat(found.changes())
        .containsExactly(
            new Change(resource("live"), State.known("WORKERS=8\n"), State.ABSENT),
            new Change(resource("aside"), State.ABSENT, State.known("WORKERS=8\n")));
  }

  @Test
  void knowsThatNothingWasReplacedYet() {
    for (Step step : List.of(copy(), move(), set())) {
      assertThat(certainty(step)).isEqualTo(Certainty.NOT_STARTED);
    }
  }

  @Test
  void knowsThatAllIsAsItWas() throws Exception {
    run(copy());
    Files.writeString(work.resolve("live"), "WORKERS=8\n");
    assertThat(certainty(copy())).isEqualTo(Certainty.NOT_STARTED);
  }

  @Test
  void knowsThatNothingWasMoved() throws Exception {
    run(move());
    Files.move(work.resolve("aside"), work.resolve("live"));
    assertThat(certainty(move())).isEqualTo(Certainty.NOT_STARTED);
  }

  @Test
  void doesNotGuessWhenNeitherTheOldNorTheNewIsThere() throws Exception {
    run(copy());
    Files.writeString(work.resolve("live"), "something else");
    assertThat(certainty(copy())).isEqualTo(Certainty.UNKNOWN);
    Files.delete(work.resolve("live"));
    assertThat(certainty(copy())).isEqualTo(Certainty.UNKNOWN);
  }

  @Test
  void doesNotGuessWhereAMovedFileIsWhenBothAreThere() throws Exception {
    run(move());
    Files.copy(work.resolve("aside"), work.resolve("live"));
    assertThat(certainty(move())).isEqualTo(Certainty.UNKNOWN);
  }

  @Test
  void doesNotGuessAboutASettingOfAFileThatIsGone() throws Exception {
    run(set());
    Files.delete(work.resolve("live"));
    assertThat(certainty(set())).isEqualTo(Certainty.UNKNOWN);
  }

  /** Copies a file that takes a moment. */
  static final class Copy implements StepProcess.Program {
    @Override
    public List<Step> steps(List<String> words) {
      return List.of(copy());
    }
  }

  @Test
  void isNeverWrongAboutACopyWhoseEngineWasKilledAtAnyMoment() throws Exception {
    Random random = new Random(7);
    byte[] content = new byte[1 << 16];
    for (int round = 0; round < 6; round++) {
      try (RandomAccessFile large = new RandomAccessFile(work.resolve("good").toFile(), "rw")) {
        for (int written = 0; written < LARGE; written += content.length) {
          random.nextBytes(content);
          large.write(content);
        }
      }
      try (StepProcess engine = StepProcess.start(work, Copy.class)) {
        engine.killAfter(random.nextInt(400));
        boolean isCopied = Files.mismatch(work.resolve("good"), work.resolve("live")) < 0;
        assertThat(isDone(engine)).isEqualTo(isCopied);
      }
    }
  }

  private static boolean isDone(StepProcess engine) throws Exception {
    try {
      return copy().recover(engine.startedAt(), engine.context()).changed();
    } catch (StepFailedException failure) {
      assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
      return false;
    }
  }
}
