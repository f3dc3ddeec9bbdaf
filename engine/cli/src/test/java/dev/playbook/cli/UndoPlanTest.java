package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the plan says about the way back. */
final class UndoPlanTest {
  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void withAFolderOfItsOwn() {
    cli = new Cli(directory);
    cli.write("settings", "MODE=new\n");
  }

  private Path playbook(String steps) {
    return cli.write("p.yml", "schemaVersion: 1\nid: p\nsteps:\n" + steps);
  }

  private static final String EVERY_WAY =
      """
        - { id: kept, type: file.set, with: { path: settings, key: MODE, value: old } }
        - { id: lost, type: shell, with: { script: rm -f big }, risk: destroy, undo: none, because: "it is copied from upstream again" }
        - id: back
          type: shell
          with: { script: rm -f small }
          risk: destroy
          undo:
            - { id: copy, type: shell, with: { script: cp small.bak small } }
            - { id: mode, type: shell, with: { script: "echo {{steps.back.result.exitCode}}" } }
        - id: group
          undo: [{ id: all, type: shell, with: { script: ./rebuild } }]
          steps:
            - { id: inner, type: shell, with: { script: touch x } }
        - { id: plain, type: shell, with: { script: touch y } }
        - { id: look, type: shell, with: { script: ls }, risk: read }
      """;

  @Test
  void saysForEachChangeHowItIsUndone() {
    Cli.Result plan = cli.stateful("plan", playbook(EVERY_WAY).toString());
    assertThat(plan.code()).isZero();
    assertThat(plan.out())
        .containsSubsequence(
            "kept ",
            "kept for undo: ",
            "lost ",
            "cannot be undone: it is copied from upstream again",
            "back ",
            "undo of `back`: 2 steps: copy, mode",
            "group/inner ",
            "undo of `group`: 1 step: all",
            "plain ",
            "no way back is kept",
            "look ");
    assertThat(plan.out().split("no way back is kept", -1)).hasSize(2);
  }

  @Test
  void saysItInJsonToo() {
    Cli.Result plan = cli.stateful("plan", playbook(EVERY_WAY).toString(), "-o", "json");
    assertThat(plan.out())
        .contains("\"undo\":{\"of\":\"lost\",\"by\":\"none\",\"because\":\"it is copied")
        .contains("\"undo\":{\"of\":\"back\",\"by\":\"steps\",\"steps\":[\"copy\",\"mode\"]}")
        .contains("\"undo\":{\"of\":\"group\",\"by\":\"steps\",\"steps\":[\"all\"]}");
  }

  @Test
  void refusesAPlanThatDestroysWithoutAWayBackOnceItsValuesAreKnown() {
    Path playbook =
        cli.write(
            "p.yml",
            """
            schemaVersion: 1
            id: p
            inputs:
              what: { type: string, default: settings }
            steps:
              - { id: wipe, type: shell, with: { script: "rm {{inputs.what}}" }, risk: destroy }
            """);
    Cli.Result run = cli.run(playbook);
    assertThat(run.code()).isEqualTo(Exit.REFUSED);
    assertThat(run.out()).contains("this step destroys, and there is no way back");
    assertThat(cli.file("settings")).exists();
  }

  @Test
  void refusesToStartAStepWhoseValuesTurnOutToDestroy() {
    Path playbook =
        playbook(
            """
              - { id: find, type: shell, with: { script: echo settings } }
              - { id: wipe, type: shell, with: { script: "rm {{steps.find.result.stdout}}" }, risk: destroy }
            """);
    Cli.Result run = cli.run(playbook);
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.out()).contains("this step destroys, and there is no way back");
    assertThat(cli.file("settings")).exists();
  }
}
