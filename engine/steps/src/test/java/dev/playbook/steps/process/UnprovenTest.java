package dev.playbook.steps.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.fixtures.goal.Goal;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.process.containment.Containment;
import dev.playbook.steps.process.containment.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of a command out of time is what is left of it, also where that cannot be seen. */
@Tag(Goal.TAG)
final class UnprovenTest {
  private static final Rules RULES = new Rules(Leftover.FAIL, Duration.ofMillis(100));
  private static final List<String> SCRIPTS =
      List.of("sleep WORD", "(setsid env -i bash -c 'sleep WORD; :' &); sleep WORD");

  @TempDir Path work;

  /** What was said of a command, and what was left. */
  private record Said(Certainty certainty, List<Long> left) {}

  @ParameterizedTest
  @EnumSource
  void isCertainOnlyWhereItsLevelProvesTheEnd(Level level) {
    String what = "out of time, held by: " + level.words();
    Optional<Containment> offered = level.open("playbook/test/offered");
    if (offered.isEmpty()) {
      Goal.R25.cannotBeTried(what, "not offered");
      return;
    }
    offered.orElseThrow().close();
    List<String> scripts = Goal.times(1, 20, SCRIPTS);
    Goal.R25.each(what, scripts, script -> check(level, timeOut(level, script)));
  }

  private static void check(Level level, Said said) {
    if (level.proof().isPresent()) {
      assertThat(said.certainty()).isEqualTo(Certainty.FAILED);
      assertThat(said.left()).isEmpty();
    } else {
      assertThat(said.certainty()).isEqualTo(Certainty.UNKNOWN);
    }
  }

  private Said timeOut(Level level, String script) {
    String word = "8642" + ThreadLocalRandom.current().nextInt(100_000, 999_999);
    try (FakeContext context = FakeContext.limited(work, Duration.ofMillis(300))) {
      Command command = Command.of(context, List.of("bash", "-c", script.replace("WORD", word)));
      StepFailedException failure =
          catchThrowableOfType(
              StepFailedException.class,
              () -> Execution.run(command, RULES, context, it -> level.open(it).orElseThrow()));
      boolean ignored = Thread.interrupted();
      List<Long> left = Survivors.having(word);
      left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
      return new Said(failure.certainty(), left);
    }
  }
}
