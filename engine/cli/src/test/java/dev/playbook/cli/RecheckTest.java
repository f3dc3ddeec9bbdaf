package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The validations of a run can be done once more, long after it has ended. */
final class RecheckTest {
  private static final String RUN =
      """
      steps:
        - { id: work, type: shell, with: { script: touch good; echo work >> log } }
      validations:
        - { id: good, type: shell, with: { script: test -e good }, risk: read, message: The good file is missing }
        - use: pack.yml
      finally:
        - { id: tidy, type: shell, with: { script: echo tidy >> log } }
      """;

  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void aRunThatHasRecovered() {
    cli = new Cli(directory);
    cli.write(
        "pack.yml",
        """
        schemaVersion: 1
        kind: validations
        id: pack
        validations:
          - { id: write-and-read, type: shell, with: { script: touch trace; echo looked >> log } }
        cleanup:
          - { id: remove, type: shell, with: { script: rm trace; echo removed >> log } }
        """);
    Result run = cli.run(cli.playbook(RUN));
    assertThat(run.code()).as(run.all()).isZero();
    assertThat(cli.read("log")).isEqualTo("work\nlooked\ntidy\nremoved\n");
  }

  @Test
  void doesTheValidationsAndWhatCleansUpAfterThemAndNothingElse() {
    Result verified = cli.stateful("verify");
    assertThat(verified.code()).as(verified.all()).isZero();
    assertThat(verified.out()).contains("now       2 of 2 validations hold");
    assertThat(cli.read("log")).isEqualTo("work\nlooked\ntidy\nremoved\nlooked\nremoved\n");
    assertThat(cli.file("trace")).doesNotExist();
  }

  @Test
  void saysWhichOfThemNoLongerHoldAndExitsAsTheRunWould() throws IOException {
    Files.delete(cli.file("good"));
    Result verified = cli.stateful("verify");
    assertThat(verified.code()).isEqualTo(5);
    assertThat(verified.out())
        .contains(
            "now       1 of 2 validations hold",
            "validations/good  failed",
            "The good file is missing");
  }

  @Test
  void writesNothingDown() throws IOException {
    String kept = cli.everythingKept();
    String head = cli.lastRun().head();
    Files.delete(cli.file("good"));
    cli.stateful("verify");
    assertThat(cli.lastRun().head()).isEqualTo(head);
    assertThat(cli.everythingKept()).isEqualTo(kept);
    assertThat(cli.stateful("report").out()).contains("recovered");
  }

  @Test
  void asksNoServiceWhenOnlyTheJournalIsWanted() {
    Result verified = cli.stateful("verify", "--journal");
    assertThat(verified.code()).isZero();
    assertThat(verified.all()).doesNotContain("validations");
    assertThat(cli.read("log")).isEqualTo("work\nlooked\ntidy\nremoved\n");
  }

  @Test
  void trustsNoJournalThatIsDamaged() throws IOException {
    Path journal = cli.lastRun().directory().journal();
    Files.writeString(journal, Files.readString(journal).replace("attempt", "attempT"));
    Result verified = cli.stateful("verify", cli.lastRun().started().run());
    assertThat(verified.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(cli.read("log")).isEqualTo("work\nlooked\ntidy\nremoved\n");
  }

  @Test
  void answersPrograms() {
    assertThat(cli.stateful("verify", "-o", "json").out())
        .contains("\"validations\":[{\"key\":\"validations/good\",\"status\":\"ok\"");
  }

  @Test
  void saysWhyTheyAreNotRepeated() {
    cli.run(cli.playbook(RUN.replace("touch good", "false")));
    assertThat(cli.stateful("verify").err())
        .contains("validations are not repeated: the run did not come to them");
    cli.run(cli.playbook("steps: [{ id: one, type: shell, with: { script: echo one } }]\n"));
    assertThat(cli.stateful("verify").err())
        .contains("validations are not repeated: the playbook has none");
  }
}
