package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values for inputs, from where an operator gives them to where they are seen, or not. */
final class InputsTest {
  private static final String PLAYBOOK =
      """
      schemaVersion: 1
      id: p
      name: P
      class: quick
      inputs:
        lists: { type: integer, minimum: 1, default: 100 }
        patience: { type: duration, default: 90s }
        token: { type: string, secret: true, pattern: "[a-z0-9]+" }
      steps:
        - id: use
          type: shell
          with:
            env: { TOKEN: "{{inputs.token}}" }
            script: |
              echo "the token is $TOKEN" | tee seen
              echo {{inputs.lists}} > lists
      """;

  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));
  private Path playbook = Path.of("");

  @BeforeEach
  void withAPlaybook() {
    cli = new Cli(directory);
    playbook = cli.write("p.yml", PLAYBOOK);
  }

  @Test
  void takesValuesFromAFileAndTheCommandLineOverIt() {
    Path file = cli.write("vars.yml", "lists: 3\ntoken: hunter2hunter2\n");
    assertThat(cli.run(playbook, "--vars-file", file.toString()).code()).isZero();
    assertThat(cli.file("lists")).hasContent("3");
    assertThat(cli.run(playbook, "--vars-file", file.toString(), "--var", "lists=4").code())
        .isZero();
    assertThat(cli.file("lists")).hasContent("4");
  }

  @Test
  void showsASecretNowhere() {
    Path file = cli.write("vars.yml", "token: hunter2hunter2\n");
    Cli.Result run = cli.run(playbook, "--vars-file", file.toString(), "-v");
    String report = cli.stateful("report").all();
    String json =
        cli.stateful("plan", playbook.toString(), "--vars-file", file.toString(), "-o", "json")
            .all();
    assertThat(run.code()).isZero();
    assertThat(cli.file("seen")).hasContent("the token is hunter2hunter2");
    assertThat(run.all() + report + json + cli.everythingKept()).doesNotContain("hunter2");
    assertThat(run.all()).contains("token=***", "the token is ***");
    assertThat(report).contains("token=***");
    assertThat(json).contains("\"token\":\"***\"");
  }

  @Test
  void refusesASecretOnTheCommandLine() {
    Cli.Result run = cli.run(playbook, "--var", "token=hunter2hunter2");
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err())
        .contains("input `token`: is secret", "`--vars-file`", "nothing was started");
    assertThat(run.all()).doesNotContain("hunter2");
  }

  @Test
  void refusesASecretTooShortToBeHidden() {
    Path file = cli.write("vars.yml", "token: abc\n");
    Cli.Result run = cli.run(playbook, "--vars-file", file.toString());
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("input `token`: the secret `token` has fewer than 4 characters");
  }

  @Test
  void saysWhereAValueDoesNotFitAndStartsNothing() {
    Path file = cli.write("vars.yml", "token: hunter2hunter2\nlists: 0\n");
    Cli.Result run = cli.run(playbook, "--vars-file", file.toString());
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("vars.yml:2:8: input `lists`: must be at least 1");
    assertThat(cli.file("seen")).doesNotExist();
  }

  @Test
  void namesTheSameValuesInTheNextCommand() {
    Path file = cli.write("vars.yml", "token: hunter2hunter2\n");
    Cli.Result plan =
        cli.stateful(
            "plan", playbook.toString(), "--vars-file", file.toString(), "--var", "patience=2m");
    assertThat(plan.out())
        .contains("lists=100 (default)", "patience=2m  token=***")
        .contains(
            "Next:  playbook run %s --vars-file %s --var patience=2m".formatted(playbook, file));
  }
}
