package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the keys of a playbook do, from its text to the end of a run. */
final class PlaybookKeysTest {
  private static final String WAITING =
      "{ id: a, type: shell, with: { script: \"touch %s; until test -e go; do sleep 0.05; done\" } }\n";

  private final Cli cli;

  PlaybookKeysTest(@TempDir Path directory) {
    cli = new Cli(directory);
  }

  @Test
  void locksOnlyWhatHasTheSameWord() {
    Path one = cli.write("one.yml", Cli.HEAD + "lock: x\nsteps:\n  - " + WAITING.formatted("one"));
    Path two = cli.write("two.yml", Cli.HEAD + "lock: y\nsteps:\n  - " + WAITING.formatted("two"));
    CompletableFuture<Cli.Result> first = CompletableFuture.supplyAsync(() -> cli.run(one));
    CompletableFuture<Cli.Result> second = CompletableFuture.supplyAsync(() -> cli.run(two));
    while (!Files.exists(cli.file("one")) || !Files.exists(cli.file("two"))) {
      Thread.onSpinWait();
    }
    assertThat(cli.run(one).code()).isEqualTo(8);
    cli.write("go", "");
    assertThat(first.join().code()).isZero();
    assertThat(second.join().code()).isZero();
    assertThat(cli.run(one).code()).isZero();
  }

  @Test
  void namesThePlaybookToGoOnWithWhenItFails() {
    cli.write("emergency.yml", Cli.HEAD.replace("id: p", "id: emergency"));
    cli.write("targets/t.yml", "schemaVersion: 1\nkind: target\nid: t\n");
    String body =
        "escalateTo: emergency\nsteps:\n  - { id: a, type: shell, with: { script: 'false' } }\n";
    Cli.Result run = cli.run(cli.playbook(body), "--target", "t");
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.out())
        .contains("escalate: playbook plan " + cli.file("emergency.yml") + " --target t\n");
  }

  @Test
  void namesItAlsoWhenTheRunCannotStart() {
    String body =
        """
        escalateTo: emergency
        preconditions:
          - { id: c, type: shell, with: { script: 'false' }, risk: read }
        steps:
          - { id: a, type: shell, with: { script: 'true' } }
        """;
    Cli.Result run = cli.run(cli.playbook(body));
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out()).contains("escalate: playbook plan ");
    assertThat(run.err()).contains("warning[PB0502]: there is no playbook `emergency` here");
  }

  @Test
  void asksForTheTargetsNameWhenTheRiskSaysDestroy() {
    cli.write("targets/t.yml", "schemaVersion: 1\nkind: target\nid: t\nprotected: true\n");
    String body =
        """
        target: t
        steps:
          - { id: a, type: shell, with: { script: touch touched }, risk: destroy, undo: none, because: it is only a file }
        """;
    Cli.Result refused = cli.run(cli.playbook(body));
    assertThat(refused.code()).isEqualTo(4);
    assertThat(refused.err()).contains("`--confirm t` answers");
    assertThat(cli.run(cli.playbook(body), "--confirm", "t").code()).isZero();
  }

  @Test
  void neitherPlansNorCountsAChangeWhereTheRiskSaysRead() {
    String body = "steps:\n  - { id: a, type: shell, with: { script: ls }, risk: read }\n";
    assertThat(cli.plan(body)).containsPattern("a +shell +reads").contains("0 changes");
    assertThat(cli.run(cli.playbook(body)).out()).contains("steps        1 ok");
  }

  @Test
  void addsUpTheEstimatesAlongTheLongestWay() {
    String body =
        """
        budget: { target: 2m }
        steps:
          - { id: a, type: shell, with: { script: 'true' }, estimate: 30s }
          - id: g
            parallel: true
            steps:
              - { id: b, type: shell, with: { script: 'true' }, estimate: 1m }
              - { id: c, type: shell, with: { script: 'true' }, estimate: 2m }
        """;
    assertThat(cli.plan(body))
        .contains("budget  2m   expected 2m30s, more than promised   worst case 10m")
        .containsPattern("1 \\? a +shell +~30s");
    assertThat(cli.plan(body.replace(", estimate: 2m", ""))).doesNotContain("expected");
  }

  @Test
  void computesVariablesOnceOutOfInputsAndOtherVariables() {
    String body =
        """
        inputs: { count: { type: integer, default: 2 } }
        vars:
          double: 2 * inputs.count
          many: vars.double > 5
        steps:
          - { id: a, type: shell, with: { script: "echo {{vars.double}} > double" } }
          - { id: b, type: shell, with: { script: touch many }, when: vars.many }
        """;
    assertThat(cli.run(cli.playbook(body)).out()).contains("1 changed, 1 skipped");
    assertThat(cli.run(cli.playbook(body), "--var", "count=3").out()).contains("2 changed");
    assertThat(cli.file("double")).hasContent("6\n");
    assertThat(cli.file("many")).exists();
  }

  @Test
  void cleansUpAfterThePacksThatItUses() {
    cli.write(
        "lib/pack.yml",
        """
        schemaVersion: 1
        kind: validations
        id: pack
        validations:
          - { id: probe, type: shell, with: { script: "echo {{run.marker}} > probe; exit 1" }, risk: read }
        cleanup:
          - { id: remove, type: shell, with: { script: mv probe removed } }
        """);
    String body =
        """
        steps:
          - { id: a, type: shell, with: { script: 'true' } }
        validations:
          - use: lib/pack.yml
        """;
    Cli.Result run = cli.run(cli.playbook(body));
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err()).containsSubsequence("validations/probe failed", "finally/remove changed");
    String marker = "playbook-" + cli.lastRun().started().run().toLowerCase(Locale.ROOT);
    assertThat(cli.file("removed")).hasContent(marker + "\n");
  }
}
