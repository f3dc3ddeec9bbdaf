package dev.playbook.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.activity.LivingStep;
import dev.playbook.core.journal.History;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.journal.StateDirectory;
import dev.playbook.fixtures.JavaCommand;
import dev.playbook.fixtures.goal.Goal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several engines want the same at the same moment. */
@Tag(Goal.TAG)
final class LockRaceTest {
  private static final int RACERS = 4;
  private static final int A_SECOND = 1_000;
  private static final int LOCK_HELD = 8;

  @TempDir Path directory;

  /** A process that races. */
  private record Runner(Process process, PrintWriter words, BufferedReader answers) {
    static Runner in(Path directory) throws IOException {
      Process process =
          new ProcessBuilder(JavaCommand.BRIEF.running(Racer.class, List.of(directory.toString())))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return new Runner(
          process,
          new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8),
          process.inputReader());
    }
  }

  @Test
  void oneProcessWinsEachRaceForALock() throws Exception {
    List<Runner> runners = new ArrayList<>();
    for (int number = 0; number < RACERS; number++) {
      runners.add(Runner.in(directory.resolve("state")));
    }
    Goal.R11.each(
        "races of 4 processes for a lock",
        IntStream.range(0, Goal.cases(100, 1_000)).boxed().toList(),
        _ -> {
          List<String> answers = ask(runners, "take");
          assertThat(answers).containsOnlyOnce("won");
          assertThat(answers.stream().filter(it -> !it.equals("won")).map(Integer::valueOf))
              .allMatch(millis -> millis < A_SECOND);
          assertThat(ask(runners, "leave")).containsOnly("ready");
        });
    for (Runner runner : runners) {
      runner.words().close();
      assertThat(runner.process().waitFor()).isZero();
    }
  }

  private static List<String> ask(List<Runner> runners, String word) throws IOException {
    runners.forEach(runner -> runner.words().println(word));
    List<String> answers = new ArrayList<>();
    for (Runner runner : runners) {
      answers.add(runner.answers().readLine());
    }
    return answers;
  }

  @Test
  void stepsOfTwoRunsNeverOverlap() throws Exception {
    Scene scene = Scene.in(directory, "slow");
    Goal.R11.each(
        "whole runs at once",
        IntStream.range(0, Goal.cases(2, 20)).boxed().toList(),
        _ -> {
          scene.reset();
          Process other = scene.start(List.of(), "run", "p.yml", "--yes");
          Process one = scene.start(List.of(), "run", "p.yml", "--yes");
          assertThat(List.of(one.waitFor(), other.waitFor()))
              .containsExactlyInAnyOrder(0, LOCK_HELD);
          RecordedRun run = scene.run().orElseThrow();
          assertThat(new History(new StateDirectory(scene.state())).runs()).hasSize(1);
          assertThat(scene.effects()).allMatch(it -> it.run().equals(run.started().run()));
          assertThat(LivingStep.of(run.started().run())).isEmpty();
          assertThat(scene.findings()).isEmpty();
        });
  }
}
