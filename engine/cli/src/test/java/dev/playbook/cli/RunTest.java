package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.playbook.core.run.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs with real processes, and what is left of them. */
final class RunTest {
  private final Path directory;
  private final Cli cli;

  RunTest(@TempDir Path directory) {
    this.directory = directory;
    this.cli = new Cli(directory);
  }

  private Path playbook(String body) {
    return cli.playbook(body);
  }

  @Test
  void recoversWhenAValidationHolds() {
    Path playbook =
        playbook(
            """
            steps:
              - { id: touch, type: shell, with: { script: echo 42 > answer } }
            validations:
              - { id: answer, type: shell, with: { script: cat answer }, risk: read, expect: result.stdout == '42' }
            """);
    Cli.Result run = cli.run(playbook);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("recovered   p ");
    assertThat(cli.events())
        .containsExactly(
            "Started", "AttemptStarted", "AttemptEnded", "AttemptStarted", "AttemptEnded", "Ended");
  }

  @Test
  void failsWhenAValidationDoesNotHoldAndShowsTheValue() {
    Path playbook =
        playbook(
            """
            steps:
              - { id: touch, type: shell, with: { script: echo 41 > answer } }
            validations:
              - { id: answer, type: shell, with: { script: cat answer }, risk: read, expect: result.stdout == '42' }
            """);
    Cli.Result run = cli.run(playbook);
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.out())
        .contains("failed (kept)", "validations/answer  failed", "result.stdout == '42'", "41")
        .contains("playbook report " + cli.lastRun().started().run());
  }

  @Test
  void isNeverGreenWithoutValidations() {
    Path playbook = playbook("steps:\n  - { id: a, type: shell, with: { script: 'true' } }\n");
    assertThat(cli.run(playbook).out()).contains("finished, not validated");
  }

  @Test
  void showsTheLastLinesOfAFailedStep() {
    Path playbook =
        playbook(
            """
            steps:
              - { id: a, type: shell, with: { script: "echo about to fail; exit 3" } }
              - { id: b, type: shell, with: { script: touch touched } }
            """);
    Cli.Result run = cli.run(playbook);
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.out()).contains("│ about to fail").contains("step `a` failed");
    assertThat(cli.file("touched")).doesNotExist();
  }

  @Test
  void changesNothingWhenAPreconditionIsNotMet() {
    Path playbook =
        playbook(
            """
            preconditions:
              - { id: backup, type: shell, with: { command: [test, -s, backup.sql] }, risk: read, message: The backup is missing }
            steps:
              - { id: b, type: shell, with: { script: touch touched } }
            finally:
              - { id: c, type: shell, with: { script: touch cleaned } }
            """);
    Cli.Result run = cli.run(playbook);
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out()).contains("The backup is missing", "not started", "playbook plan");
    assertThat(cli.file("touched")).doesNotExist();
    assertThat(cli.file("cleaned")).doesNotExist();
    assertThat(cli.events()).containsExactly("Started", "AttemptStarted", "AttemptEnded", "Ended");
  }

  @Test
  void saysWhatAFailedValidationMeansAndThenWhyItFailed() {
    Path playbook =
        playbook(
            """
            steps:
              - { id: a, type: shell, with: { script: touch touched } }
            validations:
              - { id: answer, type: shell, with: { script: echo 41 }, risk: read, expect: result.stdout == '42', message: The answer is wrong }
            """);
    Cli.Result run = cli.run(playbook);
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.out())
        .containsSubsequence("validations/answer", "The answer is wrong", "result.stdout == '42'");
    assertThat(cli.stateful("report").out()).contains("The answer is wrong");
  }

  @Test
  void cleansUpAfterAFailure() {
    Path playbook =
        playbook(
            """
            steps:
              - { id: a, type: shell, with: { script: "false" } }
            finally:
              - { id: c, type: shell, with: { script: touch cleaned } }
            """);
    assertThat(cli.run(playbook).code()).isEqualTo(5);
    assertThat(cli.file("cleaned")).exists();
  }

  @Test
  void leavesNothingAliveOfAStepThatIgnoresTermAndForksTwice() throws IOException {
    String survivor = "survivor-of-" + directory.getFileName();
    Path playbook =
        playbook(
            """
            steps:
              - id: stubborn
                type: shell
                with:
                  grace: 500ms
                  script: |
                    trap '' TERM INT HUP
                    setsid bash -c 'trap "" TERM; (trap "" TERM; exec -a %1$s sleep 600) & exec -a %1$s sleep 601' &
                    while true; do sleep 1; done
                timeout: 2s
            """
                .formatted(survivor));
    Cli.Result run = cli.run(playbook);
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.out()).contains("stubborn  timed out");
    assertThat(commandLines()).noneMatch(line -> line.contains(survivor));
  }

  private static Stream<String> commandLines() throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .map(process -> process.resolve("cmdline"))
          .map(RunTest::read)
          .toList()
          .stream();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException ended) {
      return "";
    }
  }

  @Test
  void waitsUntilSomethingHolds() {
    Path playbook =
        playbook(
            """
            steps:
              - id: counted
                type: shell
                with: { script: "echo x >> looks; wc -l < looks" }
                risk: read
                until: result.stdout == '3'
                every: 10ms
                timeout: 20s
            """);
    Cli.Result run = cli.run(playbook);
    assertThat(run.code()).isZero();
    assertThat(cli.events()).containsSubsequence("Waiting", "Waiting", "AttemptEnded");
  }

  @Test
  void refusesASecondRunOnTheSameLock() throws Exception {
    Path slow =
        playbook(
            """
            lock: shared
            steps:
              - { id: a, type: shell, with: { script: "touch begun; until test -e go; do sleep 0.1; done" }, timeout: 60s }
            """);
    Path other =
        cli.write(
            "q.yml",
            Cli.HEAD.replace("id: p", "id: q")
                + "lock: shared\nsteps:\n  - { id: b, type: shell, with: { script: touch touched } }\n");
    Thread first = Thread.ofPlatform().start(() -> cli.run(slow));
    while (!Files.exists(cli.file("begun"))) {
      Thread.onSpinWait();
    }
    Cli.Result second = cli.run(other);
    cli.write("go", "");
    first.join();
    assertThat(second.code()).isEqualTo(8);
    assertThat(second.err()).contains("lock `shared` is held: run ", " of p by ");
    assertThat(cli.file("touched")).doesNotExist();
  }

  @Test
  void refusesValuesThatDoNotFit() {
    Path playbook =
        playbook(
            """
            inputs:
              lists: { type: integer, minimum: 1, default: 100 }
            steps:
              - { id: a, type: shell, with: { script: touch touched } }
            """);
    Cli.Result run = cli.run(playbook, "--var", "lists=0", "--var", "list=1");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("the playbook has no input `list`; did you mean `lists`?")
        .contains("input `lists`: must be at least 1");
    assertThat(cli.file("touched")).doesNotExist();
  }

  @Test
  void keepsWhichStepsMayBeRepeated() throws IOException {
    Path playbook =
        playbook(
            """
            steps:
              - { id: a, type: shell, with: { script: 'true' }, idempotent: true }
              - { id: b, type: shell, with: { script: 'true' } }
            """);
    cli.run(playbook);
    assertThat(cli.lastRun().started().activities())
        .extracting(RunEvent.Item::key, RunEvent.Item::idempotent)
        .containsExactly(tuple("a", true), tuple("b", false));
    assertThat(Files.readString(cli.lastRun().directory().path().resolve("plan.json")))
        .contains("\"idempotent\":true", "\"idempotent\":false");
  }

  @Test
  void keepsWhatTheRunWasMadeOf() throws IOException {
    Path playbook = playbook("steps:\n  - { id: a, type: shell, with: { script: 'true' } }\n");
    cli.run(playbook);
    Path kept = cli.lastRun().directory().path();
    assertThat(Files.readString(kept.resolve("playbook.yml")))
        .isEqualTo(Files.readString(playbook));
    assertThat(kept.resolve("plan.json")).exists();
  }
}
