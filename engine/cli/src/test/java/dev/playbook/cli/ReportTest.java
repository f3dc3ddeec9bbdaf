package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run tells afterwards, and what people add to it. */
final class ReportTest {
  private static final String SECRET = "correct-horse-battery";

  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void aRunThatHasEnded() {
    cli = new Cli(directory);
    cli.write("secret", SECRET);
    cli.target("secrets: { door: { file: ../secret } }\n");
    Cli.Result run =
        cli.run(
            cli.playbook(
                """
                target: t
                labels: { epic: "2" }
                steps:
                  - { id: one, type: shell, with: { script: echo one } }
                validations:
                  - id: answers
                    type: shell
                    with: { script: echo 41 }
                    risk: read
                    expect: result.stdout == '41'
                """),
            "--reason",
            "search is slow, said with " + SECRET);
    assertThat(run.code()).as(run.all()).isZero();
  }

  @Test
  void fillsInTheIncidentReportAsFarAsTheRunTells() {
    assertThat(cli.stateful("report", "-o", "md").out())
        .contains("**Epic**: 2", "**Rollback Type**: QUICK", "**Result**: **recovered**")
        .contains("**Trigger**: search is slow, said with")
        .contains("`one` | run `echo one` | changed")
        .contains("`answers`: `result.stdout` is `'41'`; wanted `result.stdout == '41'`")
        .contains("_to be written: who could not work", "Left for people: 6 of 8 fields");
  }

  @Test
  void keepsWhatPeopleSayInTheJournalOfTheRun() {
    Cli.Result set = cli.stateful("report", "last", "--set", "why=nobody tried it", "-o", "md");
    assertThat(set.code()).as(set.all()).isZero();
    assertThat(set.out()).contains("**Why it happened**: nobody tried it", "5 of 8 fields");
    assertThat(cli.events()).last().isEqualTo("Filled");
    assertThat(cli.stateful("verify", "--journal").code()).isZero();
    assertThat(cli.stateful("status").out()).contains("no run is open");
    cli.stateful("report", "--set", "why=");
    assertThat(cli.stateful("report", "-o", "md").out()).contains("6 of 8 fields");
  }

  @Test
  void keepsNoSecretThatSomebodyWrites() {
    cli.stateful("report", "--set", "users=whoever knows " + SECRET);
    assertThat(cli.everythingKept()).contains("whoever knows ***").doesNotContain(SECRET);
  }

  @Test
  void refusesAFieldThatIsNone() {
    Cli.Result wrong = cli.stateful("report", "--set", "whyy=x");
    assertThat(wrong.code()).isEqualTo(Exit.USAGE);
    assertThat(wrong.err()).contains("`whyy` is no field of the report; did you mean `why`?");
    assertThat(cli.events()).doesNotContain("Filled");
  }

  @Test
  void writesTheWholeAccountForABrowser() throws IOException {
    Path file = directory.resolve("report.html");
    cli.stateful("report", "-o", "html", "--output", file.toString());
    assertThat(Files.readString(file)).startsWith("<!doctype html>").contains("search is slow");
  }

  @Test
  void writesAFileThatOnlyItsOwnerReads() throws IOException {
    Path file = directory.resolve("incident.md");
    cli.stateful("report", "--format", "md", "--output", file.toString());
    assertThat(Files.readString(file)).startsWith("# Rollback Incident Report");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
