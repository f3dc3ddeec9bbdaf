package dev.playbook.cli.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.Main;
import dev.playbook.cli.OwnProcess;
import dev.playbook.core.run.RunEvent;
import dev.playbook.fixtures.goal.Goal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The wall clock jumps in the middle of a run; time limits are those of the monotonic one. */
@Tag(Goal.TAG)
@Timeout(900)
final class ClockTest {
  /** Two per cent of this is more than a step needs to begin and to end. */
  private static final Duration LIMIT = Duration.ofSeconds(Goal.cases(10, 60));

  /** Two per cent; on the busy machine of a build also what a process may have to wait there. */
  private static final Duration TOLERANCE = LIMIT.dividedBy(50).plusSeconds(Goal.cases(30, 0));

  /** What the step's own end may take beyond that: far less than any jump. */
  private static final Duration END = Duration.ofSeconds(30);

  private static final List<Path> LIBRARIES =
      Stream.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib")
          .map(folder -> Path.of(folder, "faketime", "libfaketimeMT.so.1"))
          .toList();

  @TempDir Path directory;

  /**
   * A jump.
   *
   * @param from what libfaketime is told at first
   * @param to what it is told in the middle of the run
   */
  private record Jump(String name, String from, String to, String zone) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A run during which the clock jumped. */
  private record Jumped(Jump jump, Cli cli, Process process) {}

  private static final List<Jump> JUMPS =
      List.of(
          new Jump("an hour back", "+0", "-3600", "UTC"),
          new Jump("a year forward", "+0", "+31536000", "UTC"),
          new Jump("an hour forward", "+0", "+3600", "UTC"),
          new Jump("a year back", "+0", "-31536000", "UTC"),
          new Jump("summer time begins", "@2026-03-29 01:59:50", "", "Europe/Berlin"),
          new Jump("summer time ends", "@2026-10-25 02:59:50", "", "Europe/Berlin"));

  @Test
  void endsWhatIsOutOfTimeWhenItsTimeIsUp() throws Exception {
    Optional<Path> library = LIBRARIES.stream().filter(Files::exists).findFirst();
    if (library.isEmpty()) {
      Goal.R21.cannotBeTried("jumps of the wall clock", "libfaketime is missing");
      return;
    }
    Goal.R21.each(
        "jumps of the wall clock",
        JUMPS.subList(0, Goal.cases(2, JUMPS.size())),
        jump -> check(start(jump, library.get())));
  }

  private Jumped start(Jump jump, Path library) throws Exception {
    Cli cli = new Cli(directory.resolve(jump.name().replace(' ', '-')));
    Path clock = cli.write("clock", jump.from() + "\n");
    String to = jump.to().isEmpty() ? "true" : "echo %s > next; mv next clock".formatted(jump.to());
    Path playbook =
        cli.playbook(
            """
            steps:
              - { id: jump, type: shell, with: { script: "%s" } }
              - id: late
                type: shell
                timeout: %ds
                onFailure: continue
                with:
                  script: |
                    trap 'cat /proc/uptime >> uptime; exit 1' TERM
                    cat /proc/uptime >> uptime
                    sleep 600 & wait
              - { id: behind, type: shell, with: { script: echo behind } }
            """
                .formatted(to, LIMIT.toSeconds()));
    Map<String, String> environment = new HashMap<>();
    environment.put("LD_PRELOAD", library.toString());
    environment.put("FAKETIME_TIMESTAMP_FILE", clock.toString());
    environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    environment.put("FAKETIME_CACHE_DURATION", "1");
    environment.put("TZ", jump.zone());
    OwnProcess engine = new OwnProcess(cli, environment, List.of());
    return new Jumped(
        jump,
        cli,
        engine.start(List.of(), Main.class, cli.withState("run", playbook.toString(), "--yes")));
  }

  private static void check(Jumped jumped) throws Exception {
    Cli cli = jumped.cli();
    int code = jumped.process().waitFor();
    assertThat(code).as(cli.read("process.err")).isEqualTo(5);
    List<RunEvent.AttemptEnded> ended =
        cli.lastRun().events().stream()
            .filter(RunEvent.AttemptEnded.class::isInstance)
            .map(RunEvent.AttemptEnded.class::cast)
            .toList();
    assertThat(ended).hasSize(3).noneMatch(it -> it.took().isNegative());
    assertThat(cli.lastRun().ended().orElseThrow().took()).isPositive();
    if (!jumped.jump().to().isEmpty()) {
      assertThat(Duration.between(cli.lastRun().started().at(), ended.getLast().at()).abs())
          .as("by the wall clock")
          .isGreaterThan(LIMIT.multipliedBy(3));
    }
    assertThat(ended.get(1).took()).isBetween(LIMIT.minus(LIMIT.dividedBy(50)), LIMIT.plus(END));
    List<Duration> uptime =
        Files.readAllLines(cli.file("uptime")).stream().map(ClockTest::sinceBoot).toList();
    assertThat(uptime.getLast().minus(uptime.getFirst()))
        .as("until its process was told to end")
        .isLessThan(LIMIT.plus(TOLERANCE));
    assertThat(cli.stateful("report").out() + cli.stateful("history").out())
        .doesNotContainPattern("-\\d+(\\.\\d)?s|PT-");
  }

  private static Duration sinceBoot(String uptime) {
    return Duration.ofMillis((long) (1000 * Double.parseDouble(uptime.split(" ", 2)[0])));
  }
}
