package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says of time: from earlier runs, else from estimates. */
final class TimesTest {
  private static final String TWO =
      """
      budget: { target: 2m }
      steps:
        - { id: a, type: shell, with: { script: "echo a" }, estimate: 1m }
        - { id: b, type: shell, with: { script: "echo %s" }, estimate: 30s }
      """;

  private final Cli cli;

  TimesTest(@TempDir Path directory) {
    cli = new Cli(directory);
  }

  @Test
  void estimatesUntilHistoryKnowsBetter() {
    assertThat(cli.plan(TWO.formatted("b")))
        .contains("budget  2m   expected 1m30s   worst")
        .containsPattern("a +shell +~1m ");
    cli.run(cli.playbook(TWO.formatted("b")));
    cli.run(cli.playbook(TWO.formatted("b")));
    assertThat(cli.plan(TWO.formatted("b")))
        .containsPattern("expected \\d+s \\(median of 2 runs, p95 \\d+s\\)")
        .containsPattern("a +shell +~\\d+s ");
  }

  @Test
  void knowsNothingOfAStepThatSendsSomethingElse() {
    cli.run(cli.playbook(TWO.formatted("b")));
    assertThat(cli.plan(TWO.formatted("c"))).containsPattern("b +shell +~30s ");
  }

  @Test
  void looksAtNoHistoryOffline() {
    cli.run(cli.playbook(TWO.formatted("b")));
    assertThat(cli.stateful("plan", "--offline", cli.file("p.yml").toString()).out())
        .contains("expected 1m30s   worst");
  }

  @Test
  void saysOnceThatTheRestNoLongerFits() {
    String late =
        """
        budget: { target: 1s }
        steps:
          - { id: a, type: shell, with: { script: "echo a" }, estimate: 1m }
          - { id: b, type: shell, with: { script: "echo b" }, estimate: 30s }
        """;
    cli.run(cli.playbook(late));
    assertThat(cli.events()).containsOnlyOnce("Noted");
    assertThat(cli.stateful("report").out())
        .containsPattern(
            "note +the steps that are left usually take 1m30s, and 0s of the promised 1s");
  }

  @Test
  void drawsTheLineFromWhichUndoIsTooDear() {
    String dear =
        """
        budget: { target: 1m }
        steps:
          - { id: a, type: shell, with: { script: "echo a" } }
          - id: b
            type: shell
            with: { script: echo b }
            undo:
              - { id: build, type: shell, with: { script: echo build }, estimate: 1h50m }
          - { id: c, type: shell, with: { script: "echo c" } }
        """;
    assertThat(cli.plan(dear))
        .containsPattern("-- from here on, undo takes longer than the budget --\n +2 \\? b ")
        .contains("undo of `b`: 1 step: build, about 1h50m");
  }
}
