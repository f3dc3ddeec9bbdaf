package dev.playbook.cli.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.core.run.RunEvent;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that fail and take back what they have changed. */
final class UndoOnFailureTest {
  private static final String TWO_SETTINGS =
      """
      onFailure: undo
      steps:
        - { id: mode, type: file.set, with: { path: settings, key: MODE, value: old } }
        - { id: size, type: file.set, with: { path: settings, key: SIZE, value: small } }
        - { id: same, type: file.set, with: { path: settings, key: KIND, value: plain } }
      """;

  private final Cli cli;

  UndoOnFailureTest(@TempDir Path directory) {
    this.cli = new Cli(directory);
    cli.write("settings", "MODE=new\nSIZE=big\nKIND=plain\n");
  }

  private Cli.Result run(String body) {
    return cli.run(cli.playbook(body));
  }

  @Test
  void leavesEverythingAsItWas() {
    Cli.Result run =
        run(
            TWO_SETTINGS
                + """
                  - { id: look, type: shell, with: { script: exit 3 }, risk: read }
                validations:
                  - { id: never, type: shell, with: { script: touch validated }, risk: read, expect: result.exitCode == 0 }
                finally:
                  - { id: last, type: shell, with: { script: cp settings seen } }
                """);
    assertThat(run.code()).as(run.all()).isEqualTo(6);
    assertThat(cli.read("settings")).isEqualTo("MODE=new\nSIZE=big\nKIND=plain\n");
    assertThat(cli.read("seen")).isEqualTo(cli.read("settings"));
    assertThat(cli.file("validated")).doesNotExist();
    assertThat(run.out())
        .contains("failed (undone)   p ")
        .contains("step `look` failed; undone: `size`, `mode`")
        .contains("undo         2 undone")
        .doesNotContain("playbook undo");
    assertThat(run.err())
        .contains("undoing, 2 to do", "undo 1/2 undo/size start", "undo/size undone");
    String report = cli.stateful("report").out();
    assertThat(report).containsSubsequence("Undo\n", "undo/size", "undone", "undo/mode", "Finally");
    assertThat(cli.lastRun().events())
        .filteredOn(RunEvent.UndoStarted.class::isInstance)
        .hasSize(1);
  }

  @Test
  void undoesByStepsThatSeeTheResultOfWhatTheyUndo() {
    Cli.Result run =
        run(
            """
            steps:
              - id: group
                undo:
                  - { id: back, type: shell, with: { script: "echo {{steps.first.result.stdout}} >> told" } }
                  - { id: again, type: shell, with: { script: "echo {{steps.back.result.exitCode}} >> told" } }
                steps:
                  - { id: first, type: shell, with: { script: echo 42 } }
                  - { id: second, type: shell, with: { script: 'true' } }
              - { id: breaks, type: shell, with: { script: exit 1 }, risk: read, onFailure: undo }
            """);
    assertThat(run.code()).as(run.all()).isEqualTo(6);
    assertThat(cli.read("told")).isEqualTo("42\n0\n");
    assertThat(run.out()).contains("step `breaks` failed; undone: `group`");
  }

  @Test
  void keepsWhatIsBelowAPointOfNoReturn() {
    Cli.Result run =
        run(
            """
            onFailure: undo
            steps:
              - { id: mode, type: file.set, with: { path: settings, key: MODE, value: old } }
              - { id: gone, type: shell, with: { script: touch gone }, undo: none, because: it is kept elsewhere }
              - { id: size, type: file.set, with: { path: settings, key: SIZE, value: small } }
              - { id: breaks, type: shell, with: { script: exit 1 }, risk: read }
            """);
    assertThat(run.code()).as(run.all()).isEqualTo(5);
    assertThat(cli.read("settings")).isEqualTo("MODE=old\nSIZE=big\nKIND=plain\n");
    assertThat(run.out())
        .contains(
            "step `breaks` failed; partly undone: `size`;"
                + " not undone: `gone` (cannot be undone: it is kept elsewhere), `mode`");
  }

  @Test
  void keepsTheStateWhenSomebodyElseHasChangedItMeanwhile() {
    Cli.Result run =
        run(
            """
            onFailure: undo
            steps:
              - { id: mode, type: file.set, with: { path: settings, key: MODE, value: old } }
              - { id: other, type: shell, with: { script: "echo MORE=1 >> settings; exit 1" }, risk: read }
            """);
    assertThat(run.code()).as(run.all()).isEqualTo(5);
    assertThat(cli.read("settings")).contains("MODE=old", "MORE=1");
    assertThat(run.out())
        .contains("undo/mode  failed", "was changed after the step; nothing was put back")
        .contains("step `other` failed; undoing `mode` failed; not undone: `mode`");
  }

  @Test
  void keepsTheStateWithoutBeingTold() {
    Cli.Result run =
        run(
            """
            steps:
              - { id: mode, type: file.set, with: { path: settings, key: MODE, value: old } }
              - { id: kept, type: shell, with: { script: exit 1 } }
            """);
    assertThat(run.code()).isEqualTo(5);
    assertThat(cli.read("settings")).contains("MODE=old");
    assertThat(run.out()).contains("failed (kept)");
  }

  @Test
  void undoesWhatACalledPlaybookHasChangedWithTheNamesOfThatPlaybook() {
    cli.write(
        "called.yml",
        Cli.HEAD.replace("id: p", "id: called")
            + """
              inputs:
                word: { type: string }
              steps:
                - { id: size, type: file.set, with: { path: settings, key: SIZE, value: "{{inputs.word}}" } }
                - id: told
                  type: shell
                  with: { script: "echo {{inputs.word}}" }
                  undo:
                    - { id: one, type: shell, with: { script: "echo {{steps.told.result.stdout}}" } }
                    - { id: two, type: shell, with: { script: "echo {{steps.one.result.stdout}}-{{inputs.word}} >> told" } }
              """);
    Cli.Result run =
        run(
            """
            steps:
              - { id: mode, type: file.set, with: { path: settings, key: MODE, value: old } }
              - { id: inner, type: call, with: { playbook: called.yml, inputs: { word: tiny } } }
              - { id: breaks, type: shell, with: { script: exit 1 }, risk: read, onFailure: undo }
            """);
    assertThat(run.code()).as(run.all()).isEqualTo(6);
    assertThat(run.out()).contains("undone: `inner/told`, `inner/size`, `mode`");
    assertThat(cli.read("told")).isEqualTo("tiny-tiny\n");
    assertThat(cli.read("settings")).isEqualTo("MODE=new\nSIZE=big\nKIND=plain\n");
  }

  @Test
  void passesOverAStepOfTheWayBackWhoseConditionDoesNotHold() {
    Cli.Result run =
        run(
            """
            steps:
              - id: told
                type: shell
                with: { script: "echo 42" }
                undo:
                  - { id: never, type: shell, with: { script: touch never }, when: "steps.told.result.stdout == '41'" }
                  - { id: always, type: shell, with: { script: touch always }, when: "steps.never.outcome == 'skipped'" }
              - { id: breaks, type: shell, with: { script: exit 1 }, risk: read, onFailure: undo }
            """);
    assertThat(run.code()).as(run.all()).isEqualTo(6);
    assertThat(cli.file("never")).doesNotExist();
    assertThat(cli.file("always")).exists();
    assertThat(run.out()).contains("undo         1 undone, 1 skipped");
  }
}
