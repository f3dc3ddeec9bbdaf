package dev.playbook.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.journal.RecordedRun;
import dev.playbook.fixtures.goal.Goal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator, the system or a closed terminal wants the run to stop. */
@Tag(Goal.TAG)
final class SignalTest {
  private static final int STOPPED = 10;

  @TempDir Path directory;

  /** How the engine was started. */
  private enum Surroundings {
    NO_TERMINAL,
    TERMINAL,
    NOHUP,
    /** As cron and a background job do: what is typed does not reach it. */
    INT_IGNORED;

    Process start(Scene scene) throws IOException {
      return switch (this) {
        case NO_TERMINAL -> scene.start(List.of("setsid", "--wait"), Scene.RUN);
        case TERMINAL -> scene.startOnTerminal(Scene.RUN);
        case NOHUP -> scene.start(List.of("nohup"), Scene.RUN);
        case INT_IGNORED ->
            scene.start(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"), Scene.RUN);
      };
    }

    /** A signal that is ignored from the beginning stays ignored. */
    boolean ignores(String signal) {
      return (this == NOHUP && signal.equals("HUP"))
          || (this == INT_IGNORED && signal.equals("INT"));
    }
  }

  /**
   * What the run is about when it gets the signal.
   *
   * @param key the step that has just begun
   * @param attempt its attempt
   * @param isOver whether it has ended already
   */
  private record Moment(String key, int attempt, boolean isOver) {}

  private record Case(List<String> signals, Moment moment, Surroundings surroundings) {

    /** Returns the exit codes that are right: what is always done is done, whatever the signal. */
    List<Integer> expected() {
      if (signals.stream().allMatch(surroundings::ignores)) {
        return List.of(0);
      }
      return moment.key().startsWith("finally") ? List.of(0, STOPPED) : List.of(STOPPED);
    }
  }

  private static List<Case> cases() {
    List<Case> all = new ArrayList<>();
    for (List<String> signals :
        List.of(List.of("INT"), List.of("TERM"), List.of("HUP"), List.of("INT", "INT"))) {
      for (Moment moment :
          List.of(
              new Moment("first", 1, false),
              new Moment("second", 1, true),
              new Moment("repeated", 1, false),
              new Moment("last", 1, false),
              new Moment("validations-seen", 1, false),
              new Moment("finally-swept", 1, false))) {
        for (Surroundings surroundings : Surroundings.values()) {
          all.add(new Case(signals, moment, surroundings));
        }
      }
    }
    return all.stream().filter(it -> all.indexOf(it) % Goal.cases(13, 1) == 0).toList();
  }

  @Test
  void endsTheRunAsWritten() throws Exception {
    Scene scene = Scene.in(directory, "slow");
    Goal.R12.each("signals × moments × surroundings", cases(), it -> signal(scene, it));
  }

  private static void signal(Scene scene, Case it) throws Exception {
    scene.reset();
    Process process = it.surroundings().start(scene);
    await(scene, process, it.moment());
    RecordedRun run = scene.run().orElseThrow();
    try (Signals signals = new Signals()) {
      for (String signal : it.signals()) {
        signals.send(signal, run.process().pid());
      }
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isIn(it.expected());
    assertThat(scene.findings()).isEmpty();
  }

  private static void await(Scene scene, Process process, Moment moment) throws Exception {
    while (!hasCome(scene, moment)) {
      assertThat(process.isAlive() || hasCome(scene, moment))
          .as(scene.effects().toString())
          .isTrue();
      Thread.onSpinWait();
    }
  }

  private static boolean hasCome(Scene scene, Moment moment) throws IOException {
    return scene.effects().stream()
        .anyMatch(
            effect ->
                effect.key().equals(moment.key())
                    && effect.attempt() == moment.attempt()
                    && effect.isEnd() == moment.isOver());
  }
}
