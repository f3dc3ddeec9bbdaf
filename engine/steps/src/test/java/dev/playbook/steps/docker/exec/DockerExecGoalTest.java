package dev.playbook.steps.docker.exec;

import static dev.playbook.steps.docker.ScratchContainer.docker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.playbook.fixtures.goal.Goal;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.docker.ScratchContainer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in containers run out of time, in images with and without the program timeout. */
@Tag(Goal.TAG)
class DockerExecGoalTest {
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final List<String> SHAPES =
      List.of(
          "sh | sleep 777; true",
          "background child | sleep 777 & sleep 777",
          "own session | setsid sleep 777 & wait",
          "ignores TERM | trap '' TERM; sleep 777 & sleep 777");

  @TempDir private Path folder;

  /** A command in one of the two containers. */
  private record Case(String shape, ScratchContainer container, String image) {
    @Override
    public String toString() {
      return shape.substring(0, shape.indexOf('|')) + image;
    }

    Step step() {
      String script = shape.substring(shape.indexOf('|') + 1);
      return new DockerExecStepType()
          .bind(FakeInputs.of(Map.of("container", container.name(), "script", script)));
    }

    boolean isAlive() {
      return docker("top", container.name(), "-o", "pid,args").contains("777");
    }
  }

  @Test
  void leavesNoProcessBehind() {
    try (var whole = ScratchContainer.idle();
        var bare = ScratchContainer.idle()) {
      bare.sh("rm /usr/bin/timeout");
      Goal.R8.each("of four shapes, in two images", cases(whole, bare), this::timesOut);
    }
  }

  private static List<Case> cases(ScratchContainer whole, ScratchContainer bare) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < Goal.cases(4, 40); i++) {
      String shape = SHAPES.get(i % SHAPES.size());
      boolean isWhole = (i + i / SHAPES.size()) % 2 == 0;
      cases.add(
          isWhole
              ? new Case(shape, whole, "with timeout")
              : new Case(shape, bare, "without timeout"));
    }
    return cases;
  }

  private void timesOut(Case one) {
    boolean mayLive;
    try (var context = FakeContext.limited(folder, LIMIT)) {
      Throwable end = catchThrowable(() -> one.step().run(context));
      FakeContext.awaitInterrupt();
      assertThat(end).isNotNull();
      mayLive =
          end instanceof StepFailedException failure && failure.certainty() == Certainty.UNKNOWN;
    }
    long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    boolean isAlive = one.isAlive();
    while (isAlive && System.nanoTime() < end) {
      isAlive = one.isAlive();
    }
    assertThat(isAlive && !mayLive).as("said that it ended, and it has not").isFalse();
  }
}
