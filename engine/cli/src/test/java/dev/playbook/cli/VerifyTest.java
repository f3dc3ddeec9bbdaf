package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a run tell whether they are as they were written. */
final class VerifyTest {
  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));
  private Path journal = Path.of("");

  @BeforeEach
  void aRunThatHasEnded() {
    cli = new Cli(directory);
    Result run =
        cli.run(
            cli.playbook(
                """
                steps:
                  - { id: one, type: shell, with: { script: echo one } }
                  - { id: two, type: shell, with: { script: echo two } }
                """));
    assertThat(run.code()).as(run.all()).isZero();
    assertThat(run.out()).contains("head " + cli.lastRun().head());
    journal = cli.lastRun().directory().journal();
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(journal));
  }

  @Test
  void isWholeAndTellsTheHeadThatTheReportTells() throws IOException {
    Result verified = cli.stateful("verify");
    String head = cli.lastRun().head();
    assertThat(verified.code()).isZero();
    assertThat(verified.out())
        .contains("lines     " + lines().size() + " whole")
        .contains("head      " + head)
        .contains("as they were: plan.json, playbook.yml, premises.json, target.yml")
        .contains("show only against a head that was noted elsewhere: --head");
    assertThat(cli.stateful("report").out()).contains("head      " + head);
    assertThat(cli.stateful("verify", "--head", head).out()).contains("noted     is the last line");
  }

  @Test
  void namesEveryDamageWithItsPlaceAndNeverGoesOn() throws IOException {
    List<String> lines = lines();
    int second = lines.getFirst().length() + 1;
    lines.set(1, lines.get(1).replace("attempt", "attempT"));
    lines.remove(3);
    Files.write(journal, lines);
    Result damaged = cli.stateful("verify", cli.lastRun().started().run());
    assertThat(damaged.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(damaged.out())
        .contains("damaged   line 2 (byte " + second + "): its checksum does not fit")
        .contains("it is line 5: 1 before it are missing")
        .contains("nothing behind the first damage can be trusted");
  }

  @Test
  void tellsATornEndFromADamage() throws IOException {
    String text = Files.readString(journal);
    Files.writeString(journal, text.substring(0, text.length() - 20));
    Result torn = cli.stateful("verify");
    assertThat(torn.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(torn.out())
        .contains("its end is torn")
        .contains("playbook resume " + cli.lastRun().started().run());
  }

  @Test
  void seesLinesThatWereCutOffOnlyAgainstTheHead() throws IOException {
    String head = cli.lastRun().head();
    List<String> lines = lines();
    Files.write(journal, lines.subList(0, lines.size() - 2));
    assertThat(cli.stateful("verify").code()).isZero();
    Result cut = cli.stateful("verify", "--head", head);
    assertThat(cut.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(cut.out()).contains("noted     is not there: lines were cut off");
  }

  @Test
  void knowsAHeadAgainBehindWhichTheRunWentOn() {
    Path playbook =
        cli.playbook("steps: [{ id: one, type: shell, with: { script: test -e good } }]\n");
    assertThat(cli.run(playbook).code()).isEqualTo(5);
    String head = cli.lastRun().head();
    cli.write("good", "");
    assertThat(cli.stateful("resume", "last", "--yes").code()).isZero();
    Result verified = cli.stateful("verify", "--head", head.toUpperCase(Locale.ROOT));
    assertThat(verified.code()).isZero();
    assertThat(verified.out()).containsPattern("noted     is there, \\d+ lines before the end");
  }

  @Test
  void findsAFileThatWasChangedOrIsGone() throws IOException {
    Files.writeString(journal.resolveSibling("plan.json"), "{}");
    Files.delete(journal.resolveSibling("target.yml"));
    Result changed = cli.stateful("verify");
    assertThat(changed.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(changed.out())
        .contains("changed: plan.json")
        .contains("missing: target.yml")
        .contains("as they were: playbook.yml, premises.json");
  }

  @Test
  void findsWhatAStepHasKeptChanged() throws IOException {
    cli.write("settings", "MODE=new\n");
    cli.run(
        cli.playbook(
            "steps: [{ id: mode, type: file.set, with: { path: settings, key: MODE, value: old } }]\n"));
    assertThat(cli.stateful("verify").out())
        .contains("as they were: captured/mode/file, plan.json");
    Files.writeString(
        cli.lastRun().directory().captured("mode").resolve("file"), "MODE=something else\n");
    Result changed = cli.stateful("verify");
    assertThat(changed.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(changed.out()).contains("changed: captured/mode/file");
  }

  @Test
  void readsAJournalWhoseFirstLineIsDamaged() throws IOException {
    String id = cli.lastRun().started().run();
    Files.writeString(journal, Files.readString(journal).replaceFirst("seq", "sEq"));
    Result damaged = cli.stateful("verify", id);
    assertThat(damaged.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(damaged.out()).contains("line 1 (byte 0)").contains("VERIFY  " + id);
  }

  @Test
  void answersPrograms() {
    assertThat(cli.stateful("verify", "-o", "json").out())
        .startsWith("{\"formatVersion\":\"1.0\",\"run\":\"")
        .contains("\"whole\":true", "\"head\":\"" + cli.lastRun().head(), "\"plan.json\":\"same\"");
  }

  @Test
  void refusesWhatIsNoHeadAndARunThatIsNotThere() {
    Result wrong = cli.stateful("verify", "--head", "abc");
    assertThat(wrong.code()).isEqualTo(Exit.USAGE);
    assertThat(wrong.err()).contains("`abc` is no head").contains("playbook report");
    assertThat(cli.stateful("verify", "ZZZZ").code()).isEqualTo(Exit.USAGE);
  }
}
