package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.fixtures.RealStack;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UsageTest {
  private static final String TOUCHING =
      """
      schemaVersion: 1
      id: p
      name: P
      class: quick
      steps:
        - { id: a, type: shell, with: { script: touch touched } }
      """;

  @TempDir Path directory;

  @Test
  void showsEveryCommandWithoutWords() {
    Cli.Result help = Cli.call();
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("validate", "plan", "run", "status", "history", "report");
  }

  @Test
  void namesTheCommandThatWasMeant() {
    Cli.Result wrong = Cli.call("plna", "x");
    assertThat(wrong.code()).isEqualTo(Exit.USAGE);
    assertThat(wrong.err()).isEqualTo("unknown command `plna`; did you mean `plan`?\n");
  }

  @Test
  void saysAWrongOptionInOneLine() {
    Cli.Result wrong = Cli.call("plan", "x", "--offlien");
    assertThat(wrong.code()).isEqualTo(Exit.USAGE);
    assertThat(wrong.err())
        .isEqualTo(
            "unknown option `--offlien`, did you mean `--offline`?; `playbook plan --help` explains\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "validate",
        "plan",
        "run",
        "status",
        "history",
        "report",
        "verify",
        "doctor",
        "steps",
        "init",
        "docs",
        "list",
        "schema",
        "completion"
      })
  void explainsEveryCommand(String command) {
    Cli.Result help = Cli.call(command, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("Usage: playbook " + command);
  }

  @Test
  void namesAFileThatIsNotThere() {
    Cli.Result missing = Cli.call("validate", directory.resolve("none.yml").toString());
    assertThat(missing.code()).isEqualTo(Exit.USAGE);
    assertThat(missing.err()).contains("none.yml");
  }

  @Test
  void namesARunThatIsNotThere() {
    Cli.Result missing = new Cli(directory).stateful("report", "ZZZZ");
    assertThat(missing.code()).isEqualTo(Exit.USAGE);
    assertThat(missing.err())
        .isEqualTo("there is no run `ZZZZ`; `playbook history` lists the runs\n");
  }

  @Test
  void saysWhenRunsCannotBeKept() {
    Cli cli = new Cli(directory);
    Path playbook = cli.write("p.yml", TOUCHING);
    cli.write("state", "a file where a directory should be");
    Cli.Result run = cli.run(playbook);
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("--state-dir").doesNotContain("bug");
    assertThat(cli.file("touched")).doesNotExist();
  }

  @Test
  void explainsAStepType() {
    Cli.Result sql = Cli.call("steps", "sql");
    assertThat(sql.out()).contains("connection", "rows", "One attempt may take");
    assertThat(Cli.call("steps", "sqll").err()).contains("did you mean `sql`?");
  }

  @Test
  void explainsTheCallOfAnotherPlaybookLikeAStepType() {
    assertThat(Cli.call("steps").out()).containsPattern("\ncall +Another playbook as one step");
    assertThat(Cli.call("steps", "call").out())
        .contains("playbook", "inputs", "\"epic2-search.yml\"")
        .doesNotContain("result:");
    assertThat(Cli.call("steps", "cal").err()).contains("did you mean `call`?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"playbook", "pack", "target"})
  void printsTheSchemaThatIsPublished(String kind) {
    assertThat(RealStack.root().resolve("schemas/" + kind + ".schema.json"))
        .hasContent(Cli.call("schema", kind).out());
  }

  @Test
  void asksNobodyWithoutATerminal() {
    Cli cli = new Cli(directory);
    Path playbook = cli.write("p.yml", TOUCHING);
    Cli.Result asked = cli.stateful("run", playbook.toString());
    assertThat(asked.code()).isEqualTo(Exit.REFUSED);
    assertThat(asked.err()).contains("`--yes` answers", "nothing was changed");
    assertThat(cli.file("touched")).doesNotExist();
  }
}
