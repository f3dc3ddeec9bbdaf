package dev.playbook.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.faults.Launcher.Exit;
import dev.playbook.fixtures.goal.Goal;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine is killed at any moment; its steps go on, and the next engine knows how they ended.
 */
@Tag(Goal.TAG)
final class KilledEngineTest {
  private static final int START_IN_MILLIS = 250;
  private static final int RUN_IN_MILLIS = 1_600;

  @TempDir Path directory;

  @Test
  void knowsHowEveryStepEnded() throws Exception {
    Scene scene = Scene.in(directory, "slow");
    List<Integer> moments =
        new Random(20_260_101)
            .ints(Goal.cases(6, 60), START_IN_MILLIS, START_IN_MILLIS + RUN_IN_MILLIS)
            .boxed()
            .toList();
    Goal.R2.each(
        "killed after so many ms",
        moments,
        millis -> {
          scene.reset();
          Process engine = scene.start(List.of(), Scene.RUN);
          if (!engine.waitFor(millis, TimeUnit.MILLISECONDS)) {
            engine.destroyForcibly().waitFor();
          }
          if (scene.run().isPresent() && scene.run().get().ended().isEmpty()) {
            Exit resumed = scene.playbook(Scene.RESUME);
            assertThat(resumed.code()).as(resumed.all()).isZero();
          }
          assertThat(scene.findingsOfAnyRun()).isEmpty();
        });
  }
}
