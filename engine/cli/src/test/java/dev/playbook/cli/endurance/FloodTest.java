package dev.playbook.cli.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.OwnProcess;
import dev.playbook.core.activity.Outcome;
import dev.playbook.core.run.RunEvent;
import dev.playbook.fixtures.goal.Goal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A step prints without end. */
@Tag(Goal.TAG)
@Timeout(600)
final class FloodTest {
  private static final int BLOCK = 512;
  private static final long MEGABYTE = 1 << 20;
  private static final long MOST_MEMORY = 150;
  private static final long MOST_DISK = 1024;

  /** In gigabytes a second. */
  private static final double SPEED = 0.5;

  /** Prints a tenth of a gigabyte. */
  private static final String PART = "head -c 100M /dev/zero | tr '\\0' x";

  private final Cli cli;

  FloodTest(@TempDir Path directory) {
    cli = new Cli(directory);
  }

  @Test
  void costsNeitherMemoryNorTheDisk() throws Exception {
    int parts = Goal.cases(2, 80);
    Path playbook =
        cli.playbook(
            """
            steps:
              - id: flood
                type: shell
                timeout: 9m
                with:
                  script: |
                    for part in $(seq %d); do
                      %s
                      stat -L -c %%b /proc/$$/fd/1 >> blocks
                    done
            """
                .formatted(parts, PART));
    String what = "%.1f GB through a step".formatted(parts / 10.0);
    Goal.R13.counted(what, 1, 1);
    Path status = cli.file("status");
    OwnProcess engine =
        new OwnProcess(cli, Map.of(Metered.FILE, status.toString()), List.of("-Xmx64m"));
    int code =
        engine
            .start(List.of(), Metered.class, cli.withState("run", playbook.toString(), "--yes"))
            .waitFor();
    assertThat(code).as(cli.read("process.err")).isZero();
    long memory = kilobytes(Files.readString(status), "VmHWM:") / 1024;
    long disk =
        Files.readAllLines(cli.file("blocks")).stream().mapToLong(Long::parseLong).max().orElse(0)
            * BLOCK
            / MEGABYTE;
    assertThat(memory).as("MB resident").isBetween(1L, MOST_MEMORY);
    assertThat(disk).as("MB of the disk").isBetween(1L, MOST_DISK);
    assertThat(cli.everythingKept().length()).as("bytes kept").isLessThan((int) (70 * MEGABYTE));
    double speed = parts / 10.0 / (ended().took().toMillis() / 1000.0);
    System.out.printf(
        "flood: %s, %d MB resident, %d MB on the disk at most, %.2f GB/s%n",
        what, memory, disk, speed);
    Goal.R13.counted(what, 1, 0);
    if (Goal.cases(0, 1) == 1) {
      compare(speed);
    }
  }

  /** No step is faster than the disk that its output goes to. */
  private void compare(double speed) throws Exception {
    String what = "%.1f GB/s".formatted(SPEED);
    double bare = withoutPlaybook();
    if (bare < SPEED) {
      Goal.R13.cannotBeTried(what, "this disk takes %.2f, of a step %.2f".formatted(bare, speed));
      return;
    }
    Goal.R13.counted(what, 1, speed < SPEED ? 1 : 0);
    assertThat(speed).as("GB/s; without playbook %.2f", bare).isGreaterThan(SPEED);
  }

  private double withoutPlaybook() throws Exception {
    Path file = cli.file("bare");
    long begun = System.nanoTime();
    Process bare =
        new ProcessBuilder("bash", "-c", "for part in $(seq 20); do " + PART + "; done")
            .redirectOutput(file.toFile())
            .start();
    assertThat(bare.waitFor()).isZero();
    double seconds = (System.nanoTime() - begun) / 1e9;
    Files.delete(file);
    return 2 / seconds;
  }

  @Test
  void arrivesByteByByteInAFile() throws IOException {
    Goal.R13.counted("random bytes", 2, 2);
    Path playbook =
        cli.playbook(
            """
            steps:
              - id: kept
                type: shell
                with:
                  script: head -c 1000000 /dev/urandom | tee raw
                  stdout: { file: copy }
              - id: shown
                type: shell
                with: { script: "cat raw; tail -c 100000 raw >&2" }
            """);
    Cli.Result run = cli.run(playbook, "-v");
    assertThat(run.code()).isZero();
    assertThat(Files.mismatch(cli.file("raw"), cli.file("copy"))).isEqualTo(-1);
    assertThat(cli.stateful("verify").code()).isZero();
    assertThat(cli.stateful("report").code()).isZero();
    byte[] log = Files.readAllBytes(cli.lastRun().directory().out().resolve("shown.log"));
    assertThat(new String(log, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8))
        .isEqualTo(log);
    Goal.R13.counted("random bytes", 2, 0);
  }

  private RunEvent.AttemptEnded ended() {
    return cli.lastRun().events().stream()
        .filter(RunEvent.AttemptEnded.class::isInstance)
        .map(RunEvent.AttemptEnded.class::cast)
        .filter(it -> it.outcome() instanceof Outcome.Succeeded)
        .findFirst()
        .orElseThrow();
  }

  private static long kilobytes(String status, String key) {
    return status
        .lines()
        .filter(line -> line.startsWith(key))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }
}
