package dev.playbook.steps.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.StepProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine is killed while git works: a filter of the repository holds it up. */
@Timeout(60)
class GitRestoreRecoverTest {
  @TempDir Path directory;
  private ScratchRepository scratch;
  private String good;

  @BeforeEach
  void makeARepositoryWhoseFilesAreSlow() throws Exception {
    scratch = ScratchRepository.init(directory.resolve("repository"));
    scratch.write(".gitattributes", "*.slow filter=slow\n");
    good = scratch.commit("Known good", Map.of("a.slow", "good\n", "b.slow", "good\n"));
    scratch.commit("Break it", Map.of("a.slow", "bad\n", "b.slow", "bad\n"));
    scratch.git(
        "config",
        "filter.slow.smudge",
        """
        if [ -e .git/index.lock ]; then
          touch %1$s/started; until [ -e %1$s/go ]; do sleep 0.02; done
        fi; cat"""
            .formatted(directory));
  }

  private static Step restore(String commit) {
    return new GitRestoreStepType()
        .bind(FakeInputs.of(Map.of("ref", commit, "paths", List.of("a.slow", "b.slow"))));
  }

  /** Restores from a commit. */
  static final class Restore implements StepProcess.Program {
    @Override
    public List<Step> steps(List<String> words) {
      return List.of(restore(words.getFirst()));
    }
  }

  private StepProcess killed() throws Exception {
    StepProcess engine = StepProcess.start(scratch.top(), Restore.class, good);
    while (!Files.exists(directory.resolve("started"))) {
      Thread.onSpinWait();
    }
    engine.kill();
    return engine;
  }

  @Test
  void waitsForGitAndSaysWhichFilesItHasPutBack() throws Exception {
    try (StepProcess engine = killed()) {
      Files.createFile(directory.resolve("go"));
      StepResult result = restore(good).recover(engine.startedAt(), engine.context());
      assertThat(scratch.read("a.slow")).isEqualTo("good\n");
      assertThat(result.changed()).isTrue();
      assertThat(result.values())
          .containsEntry("commit", good)
          .containsEntry("paths", List.of("a.slow", "b.slow"));
    }
  }

  @Test
  void staysWithTheCommitThatWasMeantThen() throws Exception {
    try (StepProcess engine = killed()) {
      Files.createFile(directory.resolve("go"));
      assertThat(restore("HEAD").recover(engine.startedAt(), engine.context()).values())
          .containsEntry("commit", good);
    }
  }

  @Test
  void knowsThatGitWasNeverStarted() {
    try (FakeContext context = FakeContext.in(scratch.top())) {
      assertThat(Failures.ofRecovery(restore(good), context).certainty())
          .isEqualTo(Certainty.NOT_STARTED);
    }
  }

  @Test
  void doesNotGuessWhenNobodySawTheEndAndFilesAreLeft() throws Exception {
    try (StepProcess engine = killed()) {
      Files.createFile(directory.resolve("go"));
      restore(good).recover(engine.startedAt(), engine.context());
      Files.delete(engine.context().directory().resolve("process-1/rc"));
      scratch.write("b.slow", "bad\n");
      StepFailedException failure = Failures.ofRecovery(restore(good), engine.context());
      assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
      assertThat(failure).hasMessageContaining("`b.slow` is not as in ");
    }
  }
}
