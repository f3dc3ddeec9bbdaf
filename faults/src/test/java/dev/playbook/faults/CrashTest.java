package dev.playbook.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.journal.BrokenOff;
import dev.playbook.core.run.RunEvent;
import dev.playbook.faults.Launcher.Exit;
import dev.playbook.fixtures.Strace;
import dev.playbook.fixtures.goal.Goal;
import dev.playbook.fixtures.goal.Tally;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine is killed at one system call after the other, and the run is gone on with. */
@Tag(Goal.TAG)
final class CrashTest {
  private static final int UNKNOWN = 7;

  @TempDir Path directory;

  @BeforeEach
  void needStrace() throws Exception {
    Strace.need();
  }

  @ParameterizedTest
  @ValueSource(strings = {"steps", "files", "parallel", "undone", "repeated"})
  void doesNothingTwiceAndLosesNothing(String name) throws Exception {
    Scene scene = Scene.in(directory, name);
    int expected = scene.playbook(Scene.RUN).code();
    assertThat(scene.findings()).isEmpty();
    int step = Goal.cases(12, 1);
    try (Tally tally = Goal.R1.tally("scene " + name)) {
      for (Crash crash = new Crash(step); isBegun(scene, crash); crash = crash.later(step)) {
        tally.tries(crash, _ -> goOn(scene, expected));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"steps", "files", "parallel", "undone", "repeated"})
  void doesSoAlsoWhenItIsKilledAgain(String name) throws Exception {
    Scene scene = Scene.in(directory, name);
    int expected = scene.playbook(Scene.RUN).code();
    int step = Goal.cases(9, 2);
    try (Tally tally = Goal.R1.tally("scene " + name + ", and again in resume")) {
      for (Crash first = new Crash(step); isBegun(scene, first); first = first.later(step)) {
        for (Crash again = new Crash(step);
            isResumed(scene, first, again);
            again = again.later(step)) {
          tally.tries(first + " " + again, _ -> goOn(scene, expected));
        }
      }
    }
  }

  private static boolean isBegun(Scene scene, Crash crash) throws Exception {
    scene.reset();
    return crash.kill(scene, Scene.RUN);
  }

  private static boolean isResumed(Scene scene, Crash first, Crash again) throws Exception {
    return isBegun(scene, first) && scene.run().isPresent() && again.kill(scene, Scene.RESUME);
  }

  private static void goOn(Scene scene, int expected) throws Exception {
    if (scene.run().isEmpty()) {
      assertThat(scene.effects()).as("nothing was begun").isEmpty();
      return;
    }
    Optional<RunEvent.Ended> ended = scene.run().orElseThrow().ended();
    int code = ended.isPresent() ? ended.get().verdict().exitCode() : finish(scene);
    assertThat(code).isIn(expected, 0);
    assertThat(scene.findings()).isEmpty();
  }

  /** Does what the run itself names, until it has an end. */
  private static int finish(Scene scene) throws Exception {
    Exit exit = goOn(scene);
    while (exit.code() == UNKNOWN) {
      resolve(scene);
      exit = goOn(scene);
    }
    assertThat(exit.all()).doesNotContain("Exception", "\tat ");
    return exit.code();
  }

  private static Exit goOn(Scene scene) throws Exception {
    if (scene.run().orElseThrow().state().undo().isEmpty()) {
      return scene.playbook(Scene.RESUME);
    }
    resolve(scene);
    return scene.playbook(Scene.UNDO);
  }

  /** Says what the operator sees who looks at what the steps did. */
  private static void resolve(Scene scene) throws Exception {
    for (String key : BrokenOff.unknown(scene.run().orElseThrow())) {
      boolean isDone =
          scene.effects().stream()
              .anyMatch(effect -> effect.isEnd() && effect.key().equals(key.replace('/', '-')));
      String answer = isDone ? "--done" : "--not-done";
      Exit exit = scene.playbook("resolve", "last", key, answer, "--reason", "I have looked");
      assertThat(exit.code()).as(exit.all()).isZero();
    }
  }
}
