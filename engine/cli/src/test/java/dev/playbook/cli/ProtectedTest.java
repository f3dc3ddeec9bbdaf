package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Destroying something on a protected target needs its name, typed or given. */
final class ProtectedTest {
  private static final String DESTROYING =
      """
      target: production
      steps:
        - { id: wipe, type: shell, with: { script: rm kept }, risk: destroy, undo: none, because: it is a test }
      """;

  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void onAProtectedTarget() {
    cli = new Cli(directory);
    cli.write(
        "targets/production.yml",
        "schemaVersion: 1\nkind: target\nid: mem0-prod\nworkdir: ..\nprotected: true\n");
    cli.write("kept", "");
  }

  @Test
  void isNotConfirmedByYes() {
    Cli.Result run = cli.run(cli.playbook(DESTROYING));
    assertThat(run.code()).isEqualTo(Exit.REFUSED);
    assertThat(run.err()).contains("`--confirm mem0-prod` answers", "nothing was changed");
    assertThat(cli.file("kept")).exists();
  }

  @Test
  void isNotConfirmedByAnotherName() {
    Cli.Result run = cli.run(cli.playbook(DESTROYING), "--confirm", "mem0-staging");
    assertThat(run.code()).isEqualTo(Exit.REFUSED);
    assertThat(run.err()).contains("`mem0-staging` is not `mem0-prod`");
    assertThat(cli.file("kept")).exists();
  }

  @Test
  void isConfirmedByItsNameAlone() {
    Cli.Result run =
        cli.stateful("run", cli.playbook(DESTROYING).toString(), "--confirm", "mem0-prod");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("on mem0-prod (protected)");
    assertThat(cli.file("kept")).doesNotExist();
  }

  @Test
  void isConfirmedByItsNameAtATerminal() {
    Typist operator = new Typist(cli);
    CompletableFuture<Cli.Result> run =
        operator.begin("run", cli.playbook(DESTROYING).toString(), "--yes");
    operator.answer("This destroys 1 thing on mem0-prod. Type the target's name to go on: ", "yes");
    assertThat(run.join().code()).isEqualTo(Exit.REFUSED);
    assertThat(cli.file("kept")).exists();
    Typist again = new Typist(cli);
    CompletableFuture<Cli.Result> meant =
        again.begin("run", cli.playbook(DESTROYING).toString(), "--yes");
    again.answer("Type the target's name to go on: ", "mem0-prod");
    assertThat(meant.join().code()).isZero();
    assertThat(cli.file("kept")).doesNotExist();
  }

  @Test
  void countsAStepThatMayTurnOutToDestroy() {
    Path playbook =
        cli.playbook(
            """
            target: production
            steps:
              - { id: find, type: shell, with: { script: echo kept }, risk: read }
              - { id: wipe, type: shell, with: { script: "rm {{steps.find.result.stdout}}" }, risk: destroy, undo: none, because: it is a test }
            """);
    Cli.Result run = cli.run(playbook);
    assertThat(run.code()).isEqualTo(Exit.REFUSED);
    assertThat(run.err()).contains("`--confirm mem0-prod` answers");
    assertThat(cli.file("kept")).exists();
  }

  @Test
  void needsNoNameForWhatOnlyChanges() {
    Path playbook =
        cli.playbook(
            "target: production\nsteps:\n  - { id: a, type: shell, with: { script: touch made } }\n");
    assertThat(cli.run(playbook).code()).isZero();
    assertThat(cli.file("made")).exists();
  }
}
