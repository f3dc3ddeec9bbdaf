package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Validations that compare with what they read before the first change. */
final class BeforeTest {
  private static final String BODY =
      """
      steps:
        - { id: write, type: shell, with: { script: %s } }
      validations:
        - id: lines
          type: shell
          with: { script: wc -l < data }
          risk: read
          expect: result.stdout == before.stdout
      """;

  private final Cli cli;

  BeforeTest(@TempDir Path directory) {
    cli = new Cli(directory);
  }

  @Test
  void comparesWithWhatWasReadBeforeTheFirstChange() {
    cli.write("data", "one\n");
    Cli.Result run = cli.run(cli.playbook(BODY.formatted("echo two > data")));
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("recovered   p", "compared   1: lines (read before the first");
    assertThat(run.err())
        .contains("before 1/1 before/lines ok", "validation 1/1 validations/lines");
    assertThat(cli.stateful("report").out())
        .containsSubsequence("Before the first change", "before/lines", "Steps", "Validations");
  }

  @Test
  void showsBothValuesWhenTheyDiffer() {
    cli.write("data", "one\n");
    Cli.Result run = cli.run(cli.playbook(BODY.formatted("echo two >> data")));
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.out())
        .contains("result.stdout == before.stdout\n")
        .containsPattern("└ '2' +└ '1'");
  }

  @Test
  void saysWhyThereIsNothingToCompareWith() {
    Cli.Result run = cli.run(cli.playbook(BODY.formatted("echo two > data")));
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.out())
        .contains("`before` has no value: looking before the first change failed: exit code 1")
        .contains("help: see why that look failed, or expect a fixed value");
    assertThat(cli.file("data")).exists();
  }

  @Test
  void doesNotLookWhereTheConditionDoesNotHold() {
    String body = BODY.formatted("echo two > data") + "    when: 1 > 2\n";
    Cli.Result run = cli.run(cli.playbook(body));
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("before/lines skipped (when 1 > 2)", "validations/lines skipped (when 1 > 2)");
  }

  @Test
  void isOnlyForValidations() {
    String body = BODY.formatted("echo two > data").replace("validations:", "preconditions:");
    assertThat(Cli.call("validate", cli.playbook(body).toString()).err())
        .contains("unknown name `before`");
  }
}
