package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Playbooks that call playbooks, planned and run with real processes. */
final class CallTest {
  private static final String HEAD = "schemaVersion: 1\nlock: one\nname: P\nclass: quick\n";

  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void withAFolderOfItsOwn() {
    cli = new Cli(directory);
    cli.write("token", "hunter2hunter2");
    cli.write(
        "targets/here.yml",
        "schemaVersion: 1\nkind: target\nworkdir: ..\nsecrets: { t: { file: ../token } }\n");
    cli.write(
        "restore.yml",
        HEAD
            + """
            id: restore
            inputs:
              file: { type: string }
              copies: { type: integer, default: 1, maximum: 3 }
              token: { type: string, secret: true }
            vars:
              twice: inputs.copies * 2
            preconditions:
              - { id: backup, type: shell, with: { command: [test, -s, "{{inputs.file}}"] }, risk: read, message: The backup is missing }
            steps:
              - id: first
                type: shell
                with: { script: "echo {{vars.twice}} {{run.playbook}} >> done; test -n \\"$TOKEN\\"", env: { TOKEN: "{{inputs.token}}" } }
              - id: second
                when: steps['first'].changed
                type: shell
                with: { script: "echo second >> done" }
            validations:
              - { id: never, type: shell, with: { script: echo validated >> done }, risk: read }
            finally:
              - { id: tidy, type: shell, with: { script: echo tidied >> done } }
            """);
  }

  private Path caller(String body) {
    return cli.write("p.yml", HEAD + "id: p\ntarget: here\n" + body);
  }

  private static final String TOKEN = "  token: { type: string, secret: true }\n";

  @Test
  void doesTheStepsOfTheCalledPlaybookInItsPlace() {
    Path playbook =
        caller(
            "inputs:\n"
                + TOKEN
                + """
                steps:
                  - { id: first, type: shell, with: { script: echo own > done } }
                  - id: restore
                    type: call
                    with: { playbook: restore.yml, inputs: { file: backup.sql, copies: 2, token: "{{inputs.token}}" } }
                  - { id: after, type: shell, with: { script: echo after >> done }, when: "steps['restore'].changed && steps['restore'].outcome == 'succeeded'" }
                """);
    cli.write("backup.sql", "data");
    Path secrets = cli.write("vars.yml", "token: hunter2hunter2\n");
    Cli.Result run = cli.run(playbook, "--vars-file", secrets.toString());
    assertThat(run.code()).isZero();
    assertThat(cli.file("done")).hasContent("own\n4 p\nsecond\nafter\ntidied\n");
    assertThat(run.out())
        .contains(
            "restore/first", "restore/second", "restore/backup", "Finally      1: restore/tidy");
    assertThat(run.all() + cli.everythingKept()).doesNotContain("hunter2");
    assertThat(cli.lastRun().directory().path().resolve("pack-1.yml")).exists();
  }

  @Test
  void looksAtThePreconditionsOfACallBeforeTheFirstChange() {
    Path playbook =
        caller(
            """
            steps:
              - { id: a, type: shell, with: { script: touch touched } }
              - { id: restore, type: call, with: { playbook: restore.yml, inputs: { file: backup.sql, token: "{{secrets.t}}" } } }
            """);
    Cli.Result run = cli.run(playbook);
    assertThat(run.code()).isEqualTo(Exit.REFUSED);
    assertThat(run.out())
        .contains("The backup is missing", "precondition `restore/backup` not met");
    assertThat(cli.file("touched")).doesNotExist();
  }

  @Test
  void looksAtThemInTheCallWhenItsValuesComeFromAStep() {
    Path playbook =
        caller(
            """
            steps:
              - { id: find, type: shell, with: { script: "echo backup.sql; echo data > backup.sql" } }
              - id: restore
                type: call
                with: { playbook: restore.yml, inputs: { file: "{{steps.find.result.stdout}}", token: "{{secrets.t}}" } }
            """);
    Cli.Result run = cli.run(playbook);
    assertThat(run.out()).contains("restore/preconditions/backup", "known after find");
    assertThat(run.code()).isZero();
    assertThat(cli.file("done")).hasContent("2 p\nsecond\ntidied\n");
  }

  @Test
  void stopsBeforeTheFirstStepOfACallWhoseValueDoesNotFit() {
    Path playbook =
        caller(
            """
            steps:
              - { id: find, type: shell, with: { script: echo 4 } }
              - id: restore
                type: call
                with: { playbook: restore.yml, inputs: { file: p.yml, copies: "{{steps.find.result.stdout}}", token: "{{secrets.t}}" } }
            """);
    Cli.Result run = cli.run(playbook);
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.out()).contains("input `copies`: must be at most 3", "p.yml:11:");
    assertThat(cli.file("done")).doesNotExist();
  }

  @Test
  void passesOverACallAsAWhole() {
    Path playbook =
        caller(
            """
            steps:
              - { id: a, type: shell, with: { script: "true" } }
              - { id: restore, type: call, with: { playbook: restore.yml, inputs: { file: none, token: "{{secrets.t}}" } }, when: "1 > 2" }
              - { id: b, type: shell, with: { script: touch changed }, when: "steps['restore'].changed" }
              - { id: c, type: shell, with: { script: touch skipped }, when: "steps['restore'].outcome == 'skipped'" }
            """);
    assertThat(cli.run(playbook).code()).isZero();
    assertThat(cli.file("done")).doesNotExist();
    assertThat(cli.file("changed")).doesNotExist();
    assertThat(cli.file("skipped")).exists();
  }

  @Test
  void cleansUpOnlyAfterCallsThatHaveBegun() {
    Path playbook =
        caller(
            """
            steps:
              - { id: a, type: shell, with: { script: "false" } }
              - { id: restore, type: call, with: { playbook: restore.yml, inputs: { file: p.yml, token: "{{secrets.t}}" } } }
            finally:
              - { id: own, type: shell, with: { script: touch cleaned } }
            """);
    Cli.Result run = cli.run(playbook);
    assertThat(run.code()).isEqualTo(5);
    assertThat(cli.file("cleaned")).exists();
    assertThat(cli.file("done")).doesNotExist();
    assertThat(run.err()).contains("finally/restore/tidy skipped");
  }

  @Test
  void callsThroughSeveralFiles() {
    cli.write(
        "middle.yml",
        HEAD
            + """
            id: middle
            inputs:
              n: { type: integer, default: 1 }
            steps:
              - id: inner
                type: call
                with: { playbook: restore.yml, inputs: { file: p.yml, copies: "{{inputs.n}}", token: "{{secrets.t}}" } }
              - { id: last, type: shell, with: { script: echo last >> done }, when: "steps['inner'].changed" }
            """);
    Path playbook =
        caller(
            """
            steps:
              - { id: outer, type: call, with: { playbook: middle.yml, inputs: { n: 3 } } }
              - { id: end, type: shell, with: { script: echo end >> done }, when: "steps['outer'].changed" }
            """);
    Cli.Result run = cli.run(playbook);
    assertThat(run.out()).contains("outer/inner/second", "outer/last");
    assertThat(cli.file("done")).hasContent("6 p\nsecond\nlast\nend\ntidied\n");
  }

  @Test
  void answersAStepOfACallByItsWholeId() {
    cli.write(
        "asking.yml",
        HEAD
            + """
            id: asking
            steps:
              - { id: agreed, type: approval, with: { message: Shall it go on? } }
              - { id: go, type: shell, with: { script: touch gone } }
            """);
    Path playbook =
        caller("steps:\n  - { id: part, type: call, with: { playbook: asking.yml } }\n");
    assertThat(cli.run(playbook).out()).contains("`--answer part/agreed=yes` answers");
    assertThat(cli.run(playbook, "--answer", "agreed=yes").err()).contains("no step `agreed`");
    assertThat(cli.run(playbook, "--answer", "part/agreed=yes").code()).isZero();
    assertThat(cli.file("gone")).exists();
  }
}
