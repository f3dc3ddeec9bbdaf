package dev.playbook.steps.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.StepProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine is killed while a command works, or has just ended. */
@Timeout(60)
class AftermathTest {
  private final String word = "3600." + System.nanoTime();

  @TempDir Path work;

  /** A script of bash; its output goes to a file if one is named. */
  record Script(List<String> words) implements Step {
    @Override
    public Preview preview() {
      return new Preview("run a script", Risk.CHANGE, words);
    }

    @Override
    public StepResult run(StepContext context) throws StepFailedException {
      Command command = Command.of(context, List.of("bash", "-c", words.getFirst()));
      Execution.run(
          words.size() > 1 ? command.writing(Path.of(words.getLast())) : command,
          Rules.STRICT,
          context);
      return StepResult.unchanged();
    }
  }

  /** One script. */
  static final class Scripts implements StepProcess.Program {
    @Override
    public List<Step> steps(List<String> words) {
      return List.of(new Script(words));
    }
  }

  private StepProcess killed(String... words) throws Exception {
    StepProcess engine = StepProcess.start(work, Scripts.class, words);
    while (!Files.exists(work.resolve("begun"))) {
      Thread.onSpinWait();
    }
    engine.kill();
    return engine;
  }

  private static StepFailedException failure(StepProcess engine, FakeContext context) {
    return catchThrowableOfType(
        StepFailedException.class, () -> Aftermath.of(engine.startedAt(), Rules.STRICT, context));
  }

  private FakeContext hurried(FakeContext context) {
    return FakeContext.again(work, context.directory(), context.token(), Duration.ofSeconds(1));
  }

  @Test
  void failsAsTheRunWouldHaveWhenProcessesAreLeftBehind() throws Exception {
    String script = "touch begun; until [ -e go ]; do sleep 0.02; done; sleep ";
    try (StepProcess engine = killed(script + word + " & echo said")) {
      Files.createFile(work.resolve("go"));
      StepFailedException failure = failure(engine, engine.context());
      assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
      assertThat(failure).hasMessageContaining("left processes behind, which were ended: `sleep`");
      assertThat(Survivors.having(word)).isEmpty();
      assertThat(engine.context().lines()).containsExactly("said");
      assertThat(engine.context().directory().resolve("process-1/stdout")).doesNotExist();
    }
  }

  @Test
  void endsItWhenItsTimeIsUpAndSaysWhatItHasWritten() throws Exception {
    try (StepProcess engine = killed("echo waiting; touch begun; exec sleep " + word);
        FakeContext hurried = hurried(engine.context())) {
      StepFailedException failure = failure(engine, hurried);
      FakeContext.awaitInterrupt();
      assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
      assertThat(failure)
          .hasMessageStartingWith("timed out while nobody watched it: it was ended")
          .hasMessageContaining("\n  waiting");
      assertThat(failure.hint()).contains("`timeout`");
      assertThat(Survivors.having(word)).isEmpty();
      assertThat(hurried.lines()).startsWith("waiting");
      assertThat(hurried.directory().resolve("process-1/stdout")).doesNotExist();
      assertThat(hurried.directory().resolve("process-1/stderr")).doesNotExist();
    }
  }

  @Test
  void leavesNoOutputElsewhereOfACommandThatWasEnded() throws Exception {
    Path output = Files.createFile(work.resolve("output"));
    try (StepProcess engine =
            killed("echo waiting; touch begun; exec sleep " + word, output.toString());
        FakeContext hurried = hurried(engine.context())) {
      assertThat(failure(engine, hurried).certainty()).isEqualTo(Certainty.FAILED);
      FakeContext.awaitInterrupt();
      assertThat(output).doesNotExist();
    }
  }

  @Test
  void leavesNoInputThatTheDeadEngineCouldNotRemove() throws Exception {
    try (StepProcess engine = killed("touch begun")) {
      Path input = engine.context().directory().resolve("process-1/stdin");
      Files.writeString(input, "secret");
      Aftermath.of(engine.startedAt(), Rules.STRICT, engine.context());
      assertThat(input).doesNotExist();
    }
  }

  @Test
  void takesTheLastCommandOfTheAttempt() throws Exception {
    try (FakeContext context = FakeContext.in(work)) {
      Execution.run(Command.of(context, List.of("true")), Rules.STRICT, context);
      Execution.run(Command.of(context, List.of("false")), Rules.STRICT, context);
      Aftermath.Found found = Aftermath.of(Instant.now(), Rules.STRICT, context);
      assertThat(found.ended().exitCode()).isOne();
      assertThat(found.isTold()).isFalse();
    }
  }
}
