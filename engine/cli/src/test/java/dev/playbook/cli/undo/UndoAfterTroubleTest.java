package dev.playbook.cli.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.Exit;
import dev.playbook.cli.resume.KilledEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Undoing what an engine has left that was killed, or that still works. */
final class UndoAfterTroubleTest {
  private static final String MODE =
      """
      steps:
        - { id: mode, type: file.set, with: { path: settings, key: MODE, value: old } }
      """;
  private static final String HANGS =
      "  - { id: hangs, type: shell, with: { script: 'echo > started; read -r _ < go' } }\n";

  private final Cli cli;

  UndoAfterTroubleTest(@TempDir Path directory) {
    this.cli = new Cli(directory);
  }

  @BeforeEach
  void withSettings() {
    cli.write("settings", "MODE=new\n");
  }

  private Cli.Result undo(String... more) {
    return cli.stateful(Cli.words(List.of("undo", "last", "--yes"), more));
  }

  @Test
  void refusesWhileNobodyKnowsHowAStepEnded() throws Exception {
    KilledEngine engine = new KilledEngine(cli);
    engine.run(cli.playbook(MODE + HANGS), Map.of());
    Cli.Result undo = undo();
    engine.letGo();
    assertThat(undo.code()).as(undo.all()).isEqualTo(Exit.REFUSED);
    assertThat(undo.err())
        .contains("nobody can say how `hangs` of run ", "playbook resolve ", "hangs --done");
    assertThat(cli.read("settings")).isEqualTo("MODE=old\n");
  }

  @Test
  void undoesAfterAnEngineThatDiedWhileItOnlyLooked() throws Exception {
    KilledEngine engine = new KilledEngine(cli);
    engine.run(cli.playbook(MODE + HANGS.replace("} }", "}, risk: read }")), Map.of());
    engine.letGo();
    Cli.Result undo = undo();
    assertThat(undo.code()).as(undo.all()).isZero();
    assertThat(cli.read("settings")).isEqualTo("MODE=new\n");
  }

  @Test
  void refusesWhileTheRunGoesOn() throws Exception {
    KilledEngine engine = new KilledEngine(cli);
    Process run = engine.start(Map.of(), "run", cli.playbook(MODE + HANGS).toString(), "--yes");
    engine.awaitStep(run);
    Cli.Result undo = undo();
    engine.letGo();
    run.waitFor();
    assertThat(undo.code()).as(undo.all()).isEqualTo(Exit.LOCKED);
    assertThat(undo.err()).contains("goes on: its engine lives");
    assertThat(cli.read("settings")).isEqualTo("MODE=old\n");
  }

  @Test
  void refusesToUndoOnTopOfAnUndoThatNobodyKnowsTheEndOf() throws Exception {
    KilledEngine engine = new KilledEngine(cli);
    String steps =
        MODE
            + """
              - id: told
                type: shell
                with: { script: "true" }
                undo:
                  - { id: tells, type: shell, with: { script: 'echo > started; read -r _ < go' } }
            """;
    assertThat(cli.run(cli.playbook(steps)).code()).isZero();
    engine.kill(engine.start(Map.of(), "undo", "last", "--yes"));
    Cli.Result again = undo();
    engine.letGo();
    assertThat(again.code()).as(again.all()).isEqualTo(Exit.REFUSED);
    assertThat(again.err()).contains("nobody can say how `undo/told/tells` of run ");
    assertThat(cli.read("settings")).isEqualTo("MODE=old\n");
  }

  @Test
  void bringsAnUndoToItsEndWhoseEngineDiedBeforeItWroteIt() throws Exception {
    String failing =
        """
        onFailure: undo
        lock: stack
        %s  - { id: breaks, type: shell, with: { script: exit 3 }, risk: read }
        finally:
          - { id: last, type: shell, with: { script: cp settings seen } }
        """
            .formatted(MODE);
    Process run =
        new KilledEngine(cli).start(Map.of(), "run", cli.playbook(failing).toString(), "--yes");
    assertThat(run.waitFor()).as(cli.read("process.err")).isEqualTo(6);
    forgetTheEnd();
    assertThat(cli.lastRun().ended()).isEmpty();
    Cli.Result undo = undo();
    assertThat(undo.code()).as(undo.all()).isZero();
    assertThat(undo.out())
        .contains("only its end is not written", "Nothing to undo: the run is brought to its end.");
    assertThat(cli.lastRun().ended()).isPresent();
    assertThat(cli.read("settings")).isEqualTo("MODE=new\n");
    assertThat(undo().code()).isEqualTo(Exit.REFUSED);
  }

  /** Leaves the journal as an engine does that dies before its last line. */
  private void forgetTheEnd() throws IOException {
    Path journal = cli.lastRun().directory().journal();
    List<String> lines = Files.readAllLines(journal);
    assertThat(lines.getLast()).contains("\"run.ended\"");
    Files.write(journal, lines.subList(0, lines.size() - 1));
  }

  @Test
  void putsNothingBackOfWhatIsNoLongerWhatWasKept() throws Exception {
    assertThat(cli.run(cli.playbook(MODE)).code()).isZero();
    Path kept = cli.lastRun().directory().captured("mode").resolve("file");
    Files.writeString(kept, "");
    Cli.Result undo = undo();
    assertThat(undo.code()).as(undo.all()).isEqualTo(5);
    assertThat(undo.all())
        .contains("what was kept is no longer what it was: `" + kept + "`; nothing was put back");
    assertThat(cli.read("settings")).isEqualTo("MODE=old\n");
    Files.writeString(kept, "MODE=new\n");
    assertThat(undo().code()).isZero();
    assertThat(cli.read("settings")).isEqualTo("MODE=new\n");
  }

  @Test
  void asksAgainForASecretInputAndKeepsItNowhere() {
    Path playbook =
        cli.playbook(
            """
            inputs:
              key: { type: string, secret: true, required: true }
            steps:
              - id: told
                type: shell
                with: { script: "true" }
                undo:
                  - { id: tells, type: shell, with: { script: 'echo "$KEY" | md5sum > told', env: { KEY: "{{inputs.key}}" } } }
            """);
    cli.write("secrets.yml", "key: hunter22-and-more\n");
    String file = cli.file("secrets.yml").toString();
    assertThat(cli.run(playbook, "--vars-file", file).code()).isZero();
    Cli.Result without = undo();
    assertThat(without.code()).as(without.all()).isEqualTo(Exit.USAGE);
    assertThat(without.err()).contains("`key`");
    Cli.Result with = undo("--vars-file", file);
    assertThat(with.code()).as(with.all()).isZero();
    assertThat(cli.read("told")).contains("-");
    assertThat(with.all()).doesNotContain("hunter22");
    assertThat(cli.everythingKept()).doesNotContain("hunter22");
  }
}
