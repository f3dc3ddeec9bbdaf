package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parallel groups with real processes. */
final class ParallelTest {
  private final Cli cli;

  ParallelTest(@TempDir Path directory) {
    cli = new Cli(directory);
  }

  /** A script that goes on when a file is there. */
  private static String await(String file) {
    return "until test -e " + file + "; do sleep 0.05; done";
  }

  /** A playbook whose steps run at once, and others that follow them. */
  private Path group(String steps, String... then) {
    String group = "- id: g\n  parallel: true\n  steps:\n" + steps.indent(4);
    return cli.playbook("steps:\n" + (group + String.join("\n", then)).indent(2));
  }

  @Test
  void runsTheStepsOfAGroupAtOnce() {
    Path playbook =
        group(
            """
            - { id: a, type: shell, with: { script: "touch a; %s" }, timeout: 20s }
            - { id: b, type: shell, with: { script: "touch b; %s" }, timeout: 20s }
            """
                .formatted(await("b"), await("a")),
            "- { id: c, type: shell, with: { script: test -e a && test -e b } }");
    Cli.Result run = cli.run(playbook);
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("step 1/3 g/a start shell", "step 2/3 g/b start shell", "step 2/3 g/b changed");
    assertThat(cli.events())
        .containsExactly(
            "Started",
            "AttemptStarted",
            "AttemptStarted",
            "AttemptEnded",
            "AttemptEnded",
            "AttemptStarted",
            "AttemptEnded",
            "Ended");
    assertThat(cli.lastRun().damage()).isEmpty();
  }

  @Test
  void letsTheOthersEndWhenOneFailsAndBeginsNoMore() {
    Path playbook =
        group(
            """
            - { id: a, type: shell, with: { script: "%s; exit 1" }, timeout: 20s }
            - id: inner
              steps:
                - id: b
                  type: shell
                  with: { script: "touch begun; until grep -qs attempt[.]ended state/runs/*/journal.jsonl; do sleep 0.05; done; touch ended" }
                  timeout: 20s
                - { id: c, type: shell, with: { script: touch further } }
            """
                .formatted(await("begun")));
    Cli.Result run = cli.run(playbook);
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.out()).contains("step `a` failed", "1 changed, 1 failed, 1 not run");
    assertThat(cli.file("ended")).exists();
    assertThat(cli.file("further")).doesNotExist();
  }

  @Test
  void stopsEveryStepThatIsUnderWay() throws IOException {
    Path playbook =
        group(
            """
            - { id: a, type: shell, with: { script: "touch a; %1$s" } }
            - { id: b, type: shell, with: { script: "touch b; %1$s" } }
            """
                .formatted(await("never")));
    CompletableFuture<Cli.Result> run = CompletableFuture.supplyAsync(() -> cli.run(playbook));
    awaitFile("a");
    awaitFile("b");
    Cli.interrupt();
    while (!cli.events().contains("StopRequested")) {
      Thread.onSpinWait();
    }
    Cli.interrupt();
    assertThat(run.join().code()).isEqualTo(10);
    assertThat(run.join().out()).contains("g/a  stopped", "g/b  stopped");
  }

  private void awaitFile(String name) {
    while (!Files.exists(cli.file(name))) {
      Thread.onSpinWait();
    }
  }

  @Test
  void plansEachStepWithoutWhatTheOthersChange() {
    cli.write("one.env", "A=1\n");
    Path playbook =
        group(
            """
            - { id: a, type: file.set, with: { path: one.env, key: A, value: 2 } }
            - { id: b, type: shell, with: { script: cat one.env }, risk: read }
            """,
            "- { id: c, type: shell, with: { script: cat one.env }, risk: read }");
    assertThat(cli.stateful("plan", playbook.toString()).out())
        .contains("at once: g")
        .containsPattern("g/b +shell +reads")
        .containsPattern("c +shell +known after g/a");
  }

  @Test
  void refusesTwoStepsThatChangeTheSameThingAtOnce() {
    cli.write("one.env", "A=1\nB=1\n");
    Path playbook =
        group(
            """
            - { id: a, type: file.set, with: { path: one.env, key: A, value: 2 } }
            - { id: b, type: file.set, with: { path: one.env, key: B, value: 2 } }
            """);
    Cli.Result run = cli.run(playbook);
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out())
        .contains("`g/a` changes file:host:" + cli.file("one.env") + " at the same time")
        .contains("help: take one of the two out of the parallel group");
    assertThat(cli.file("one.env")).hasContent("A=1\nB=1\n");
  }

  @Test
  void countsOnlyTheLongestWayOfAGroupInTheWorstCase() {
    Path playbook =
        cli.playbook(
            """
            steps:
              - { id: first, type: shell, with: { script: 'true' }, timeout: 1m }
              - id: g
                parallel: true
                steps:
                  - { id: a, type: shell, with: { script: 'true' }, timeout: 5m }
                  - id: inner
                    steps:
                      - { id: b, type: shell, with: { script: 'true' }, timeout: 2m }
                      - { id: c, type: shell, with: { script: 'true' }, timeout: 4m }
            """);
    assertThat(cli.stateful("plan", playbook.toString(), "--offline").out())
        .contains("worst case 7m");
  }
}
