package dev.playbook.cli.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.Exit;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that an operator takes back. */
final class UndoCommandTest {
  private static final String BEFORE = "MODE=new\nSIZE=big\n";
  private static final String STEPS =
      """
      steps:
        - { id: mode, type: file.set, with: { path: settings, key: MODE, value: old } }
        - id: sizes
          steps:
            - { id: size, type: file.set, with: { path: settings, key: SIZE, value: small } }
        - { id: copied, type: file.copy, with: { from: settings, to: copy } }
      """;

  private final Cli cli;

  UndoCommandTest(@TempDir Path directory) {
    this.cli = new Cli(directory);
  }

  @BeforeEach
  void withSettings() {
    cli.write("settings", BEFORE);
  }

  private void ran(String body) {
    assertThat(cli.run(cli.playbook(body)).code()).isZero();
  }

  private Cli.Result undo(String... more) {
    return cli.stateful(Cli.words(List.of("undo", "last", "--yes"), more));
  }

  private String result() {
    return cli.lastRun().ended().orElseThrow().reason();
  }

  @Test
  void showsWhatWillBePutBackAndPutsItBack() {
    ran(STEPS);
    Cli.Result undo = undo();
    assertThat(undo.code()).as(undo.all()).isZero();
    assertThat(cli.read("settings")).isEqualTo(BEFORE);
    assertThat(cli.file("copy")).doesNotExist();
    assertThat(undo.out())
        .containsSubsequence(
            "UNDO  p ",
            "the run is finished, not validated",
            "1 copied",
            "puts back: what is replaced, with modes and owners",
            "- file:host:",
            "2 sizes/size",
            "-SIZE=small",
            "+SIZE=big",
            "3 mode",
            "3 steps or groups to undo",
            "undone   p ",
            "undone: `copied`, `sizes/size`, `mode`",
            "undo         3 undone");
    assertThat(cli.lastRun().ended().orElseThrow().verdict()).isEqualTo(Verdict.UNDONE);
    assertThat(cli.lastRun().damage()).isEmpty();
    assertThat(cli.stateful("history").out()).contains("\tundone\t");
  }

  @Test
  void doesNotUndoAnUndo() {
    ran(STEPS);
    undo();
    int events = cli.lastRun().events().size();
    Cli.Result again = undo();
    assertThat(again.code()).isEqualTo(Exit.REFUSED);
    assertThat(again.err())
        .contains("is undone already, and an undo is not undone", "run the playbook again");
    assertThat(cli.lastRun().events()).hasSize(events);
  }

  @Test
  void refusesAfterARunThatHasUndoneItself() {
    cli.run(
        cli.playbook(
            STEPS
                + "  - { id: breaks, type: shell, with: { script: exit 1 }, risk: read, onFailure: undo }\n"));
    assertThat(undo().code()).isEqualTo(Exit.REFUSED);
  }

  @Test
  void onlyShowsWhatItWouldDo() {
    ran(STEPS);
    int events = cli.lastRun().events().size();
    Cli.Result shown = undo("--dry-run");
    assertThat(shown.code()).isZero();
    assertThat(shown.out()).contains("UNDO  p ", "3 steps or groups to undo");
    assertThat(cli.read("settings")).isEqualTo("MODE=old\nSIZE=small\n");
    assertThat(cli.lastRun().events()).hasSize(events);
  }

  @Test
  void showsItToProgramsOnOneLine() {
    ran(STEPS);
    Cli.Result shown = undo("--dry-run", "-o", "ndjson");
    assertThat(shown.out().strip().lines()).hasSize(1);
    assertThat(shown.out())
        .startsWith("{\"formatVersion\":\"1.0\",\"run\":\"" + cli.lastRun().started().run())
        .containsSubsequence("\"name\":\"copied\"", "\"name\":\"sizes/size\"", "\"name\":\"mode\"")
        .contains("\"left\":[]", "\"destroys\":0");
    assertThat(cli.read("settings")).isEqualTo("MODE=old\nSIZE=small\n");
  }

  @Test
  void asksFirst() {
    ran(STEPS);
    Cli.Result unasked = cli.stateful("undo", "last");
    assertThat(unasked.code()).isEqualTo(Exit.REFUSED);
    assertThat(unasked.err()).contains("`--yes` answers");
    assertThat(cli.read("settings")).contains("MODE=old");
  }

  @Test
  void asksForTheNameOfAProtectedTarget() {
    cli.write(
        "targets/prod.yml",
        "schemaVersion: 1\nkind: target\nid: prod\nprotected: true\nworkdir: ..\n");
    ran("target: prod\n" + STEPS);
    assertThat(undo().code()).isEqualTo(Exit.REFUSED);
    assertThat(undo("--confirm", "staging").code()).isEqualTo(Exit.REFUSED);
    assertThat(cli.read("settings")).contains("MODE=old");
    assertThat(undo("--confirm", "prod").code()).isZero();
    assertThat(cli.read("settings")).isEqualTo(BEFORE);
  }

  @Test
  void hasNothingToDoAfterARunThatHasChangedNothing() {
    ran("steps:\n  - { id: look, type: shell, with: { script: ls }, risk: read }\n");
    Cli.Result undo = undo();
    assertThat(undo.code()).isZero();
    assertThat(undo.out()).contains("nothing to do", "has changed nothing");
  }

  @Test
  void undoesNoFurtherThanIsSaidAndTheRestLater() {
    ran(STEPS);
    Cli.Result back = undo("--to", "size");
    assertThat(back.code()).as(back.all()).isZero();
    assertThat(back.out()).contains("Not undone\n    mode: not chosen", "1 left as it is");
    assertThat(cli.read("settings")).isEqualTo("MODE=old\nSIZE=big\n");
    assertThat(result()).isEqualTo("partly undone: `copied`, `sizes/size`; not undone: `mode`");
    Cli.Result rest = undo();
    assertThat(rest.code()).as(rest.all()).isZero();
    assertThat(rest.out()).contains("1 step or group to undo");
    assertThat(cli.read("settings")).isEqualTo(BEFORE);
    assertThat(result()).isEqualTo("undone: `copied`, `sizes/size`, `mode`");
  }

  @Test
  void undoesOnlyWhatIsNamed() {
    cli.write("other", "KIND=fine\n");
    ran(
        """
        steps:
          - { id: first, type: file.set, with: { path: other, key: KIND, value: bad } }
        """
            + STEPS.replaceFirst("steps:\n", ""));
    Cli.Result one = undo("--step", "first");
    assertThat(one.code()).as(one.all()).isZero();
    assertThat(cli.read("other")).isEqualTo("KIND=fine\n");
    assertThat(cli.read("settings")).isEqualTo("MODE=old\nSIZE=small\n");
    Cli.Result again = undo("--step", "first");
    assertThat(again.code()).isEqualTo(Exit.REFUSED);
    assertThat(again.err()).contains("`first` of run ", "is undone already");
  }

  @Test
  void saysWhichNamesAreWrong() {
    ran(STEPS + "  - { id: look, type: shell, with: { script: ls }, risk: read }\n");
    Cli.Result wrong = undo("--step", "mod,look");
    assertThat(wrong.code()).isEqualTo(Exit.USAGE);
    assertThat(wrong.err())
        .contains("has no step `mod`; did you mean `mode`?")
        .contains("step `look` has changed nothing in run ");
    assertThat(undo("--step", "mode", "--to", "size").code()).isEqualTo(Exit.USAGE);
    assertThat(cli.read("settings")).contains("MODE=old");
  }

  @Test
  void endsAtAPointOfNoReturnUnlessOneIsNamedBelowIt() {
    ran(
        STEPS
            + """
              - { id: gone, type: shell, with: { script: touch gone } }
              - { id: after, type: file.set, with: { path: copy, key: SIZE, value: tiny } }
            """);
    Cli.Result undo = undo();
    assertThat(undo.code()).as(undo.all()).isEqualTo(5);
    assertThat(undo.out())
        .containsSubsequence(
            "1 after",
            "Not undone",
            "gone: no way back is kept",
            "copied: came before `gone`; `--step` undoes it nevertheless",
            "partly undone: `after`; not undone: `gone` (no way back is kept), `copied`");
    Cli.Result stuck = undo();
    assertThat(stuck.code()).isEqualTo(Exit.REFUSED);
    assertThat(stuck.err()).contains("`gone`: no way back is kept", "`--step ID`");
    assertThat(undo("--to", "mode").code()).isEqualTo(Exit.REFUSED);
    assertThat(undo("--step", "copied,size,mode").code()).isZero();
    assertThat(cli.read("settings")).isEqualTo(BEFORE);
    assertThat(undo().code()).isEqualTo(Exit.REFUSED);
  }

  @Test
  void goesOnWhereAnUndoHasFailed() {
    ran(STEPS);
    cli.write("settings", "MODE=old\nSIZE=small\nMORE=1\n");
    Cli.Result failed = undo();
    assertThat(failed.code()).isEqualTo(5);
    assertThat(failed.out())
        .contains(
            "undoing `sizes/size` failed; partly undone: `copied`; not undone: `sizes/size`, `mode`")
        .contains("go on:    playbook undo ");
    assertThat(cli.file("copy")).doesNotExist();
    cli.write("settings", "MODE=old\nSIZE=small\n");
    Cli.Result again = undo();
    assertThat(again.code()).as(again.all()).isZero();
    assertThat(again.out()).contains("2 steps or groups to undo");
    assertThat(cli.read("settings")).isEqualTo(BEFORE);
  }

  @Test
  void isNamedAtTheEndOfARunThatKeepsItsState() {
    Cli.Result failed =
        cli.run(
            cli.playbook(
                STEPS + "  - { id: breaks, type: shell, with: { script: exit 1 }, risk: read }\n"));
    String run = cli.lastRun().started().run();
    assertThat(failed.out()).contains("undo:     playbook undo " + run);
    assertThat(cli.stateful("undo", run, "--yes").code()).isZero();
    assertThat(cli.read("settings")).isEqualTo(BEFORE);
  }

  @Test
  void usesThePlaybookOfThenAndNotOfToday() throws Exception {
    ran(STEPS);
    cli.playbook("steps: []\n");
    assertThat(undo().code()).isZero();
    assertThat(cli.read("settings")).isEqualTo(BEFORE);
    Files.delete(cli.file("p.yml"));
    assertThat(undo().code()).isEqualTo(Exit.REFUSED);
  }

  @Test
  void writesTheUndoIntoTheJournalOfTheRun() {
    ran(STEPS);
    undo();
    assertThat(cli.lastRun().events())
        .filteredOn(
            event -> event instanceof RunEvent.UndoStarted || event instanceof RunEvent.Ended)
        .extracting(RunEvent::getClass)
        .asString()
        .containsSubsequence("Ended", "UndoStarted", "Ended");
    assertThat(cli.stateful("report").out())
        .containsSubsequence("Steps", "changed", "Undo", "undo/copied", "undone", "undo/mode");
  }
}
