package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code inspect:} makes opaque steps visible, and spares what is already done. */
final class InspectTest {
  private static final String STEP =
      """
        - id: answer
          type: shell
          with: { script: echo 42 > answer; echo ran >> log }
          inspect: { type: shell, with: { script: cat answer }, risk: read, done: result.stdout == '42' }
      """;

  private final Cli cli;

  InspectTest(@TempDir Path directory) {
    cli = new Cli(directory);
  }

  @Test
  void showsInThePlanWhatIsSeenOfAStepThatIsNotDone() {
    cli.write("answer", "41\n");
    assertThat(cli.plan("steps:\n" + STEP))
        .containsPattern("\\? answer +shell +OPAQUE")
        .contains("      not done yet:\n      result.stdout == '42'\n      └ '41'\n");
  }

  @Test
  void hasNothingToDoInThePlanWhenItIsDone() {
    cli.write("answer", "42\n");
    assertThat(cli.plan("steps:\n" + STEP))
        .contains("seen: nothing to do\n      already done: result.stdout == '42'")
        .contains("0 changes", "0 steps cannot be previewed");
  }

  @Test
  void saysInThePlanThatTheLookFailed() {
    assertThat(cli.plan("steps:\n" + STEP))
        .contains("OPAQUE", "whether it is already done cannot be seen: exit code 1");
  }

  @Test
  void trustsNoLookBehindAnEarlierChange() {
    cli.write("answer", "42\n");
    String change = "  - { id: first, type: shell, with: { script: rm answer } }\n";
    assertThat(cli.plan("steps:\n" + change + STEP))
        .containsPattern("answer +shell +known after first")
        .contains("already done as things stand: result.stdout == '42'");
  }

  @Test
  void refusesALookThatCouldChangeSomething() {
    String body =
        """
        vars: { file: "'answer'" }
        steps:
          - id: a
            type: shell
            with: { script: 'true' }
            inspect: { type: shell, with: { script: 'cat {{vars.file}}' }, done: result.exitCode == 0 }
        """;
    assertThat(cli.run(cli.playbook(body)).out())
        .contains("WRONG VALUES", "p.yml:10:22: `shell` may change something here");
    assertThat(cli.lastRun().ended().orElseThrow().verdict().exitCode()).isEqualTo(4);
  }

  @Test
  void refusesItBeforeThePlanWhereTheValuesAreComplete() {
    cli.write("targets/t.yml", "schemaVersion: 1\nkind: target\nid: t\n");
    Path playbook = cli.playbook("target: t\nsteps:\n" + STEP.replace("risk: read, ", ""));
    assertThat(Cli.call("validate", playbook.toString()).err())
        .contains("error[PB0410]: `shell` may change something here")
        .contains("= help: write `risk: read` if these values only look");
  }

  @Test
  void sparesAStepThatIsDone() {
    cli.write("answer", "42\n");
    Cli.Result run = cli.run(cli.playbook("steps:\n" + STEP));
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("1 nothing to do");
    assertThat(cli.file("log")).doesNotExist();
  }

  @Test
  void doesAStepThatIsNotDoneOrCannotBeLookedAt() {
    assertThat(cli.run(cli.playbook("steps:\n" + STEP)).out()).contains("1 changed");
    cli.write("answer", "41\n");
    assertThat(cli.run(cli.playbook("steps:\n" + STEP)).out()).contains("1 changed");
    assertThat(cli.file("log")).hasContent("ran\nran\n");
    assertThat(cli.file("answer")).hasContent("42\n");
  }
}
