package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of some steps only: chosen before, or one by one at a terminal. */
final class SelectTest {
  private static final String STEPS =
      """
      preconditions:
        - { id: ready, type: shell, with: { script: echo ready >> done }, risk: read }
      steps:
        - id: index
          steps:
            - { id: create, type: shell, with: { script: echo create >> done } }
            - { id: drop, type: shell, with: { script: echo drop >> done } }
        - { id: restart, type: shell, with: { script: echo restart >> done }, when: "steps['drop'].changed" }
        - { id: told, type: shell, with: { script: echo told >> done }, when: "steps['drop'].outcome == 'skipped'" }
      validations:
        - { id: valid, type: shell, with: { script: echo valid >> done }, risk: read }
      finally:
        - { id: last, type: shell, with: { script: echo last >> done } }
      """;

  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));
  private Path playbook = Path.of("");

  @BeforeEach
  void withAPlaybook() {
    cli = new Cli(directory);
    playbook = cli.playbook(STEPS);
  }

  private String done() {
    return cli.read("done").replaceFirst("ready\n", "");
  }

  @Test
  void passesOverAStepAndWhatDependsOnIt() {
    Cli.Result run = cli.run(playbook, "--skip", "drop");
    assertThat(run.code()).isZero();
    assertThat(done()).isEqualTo("ready\ncreate\ntold\nvalid\nlast\n");
    assertThat(run.out())
        .contains("skipped (--skip)")
        .contains("skipped (when steps['drop'].changed)");
    assertThat(cli.stateful("report").out()).containsPattern("index/drop +skipped[^\n]*\n +--skip");
  }

  @Test
  void doesOnlyWhatIsChosenAndStillValidatesAndCleansUp() {
    Cli.Result run = cli.run(playbook, "--only", "index/create,told");
    assertThat(run.code()).isZero();
    assertThat(done()).isEqualTo("ready\ncreate\ntold\nvalid\nlast\n");
    assertThat(run.out()).contains("skipped (--only)");
  }

  @Test
  void takesAGroupForItsSteps() {
    assertThat(cli.run(playbook, "--only", "index", "--skip", "create").code()).isZero();
    assertThat(done()).isEqualTo("ready\ndrop\nvalid\nlast\n");
  }

  @Test
  void namesTheStepThatWasMeantAndStartsNothing() {
    Cli.Result run = cli.run(playbook, "--only", "indx", "--skip", "restrat");
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err())
        .contains("there is no step `indx` for `--only`; did you mean `index`?")
        .contains("there is no step `restrat` for `--skip`; did you mean `restart`?")
        .contains("nothing was started");
    assertThat(cli.run(playbook, "--only", "create", "--skip", "index").err())
        .contains("`--only` and `--skip` leave no step");
    assertThat(cli.file("done")).doesNotExist();
  }

  @Test
  void selectsTheSameStepsInThePlanAndInTheNextCommand() {
    Cli.Result plan = cli.stateful("plan", playbook.toString(), "--skip", "drop,restart");
    assertThat(plan.out())
        .containsPattern("index/drop +shell +skipped \\(--skip\\)")
        .contains("Next:  playbook run " + playbook + " --skip drop,restart");
    assertThat(cli.stateful("plan", playbook.toString(), "--skip", "drop", "-o", "json").out())
        .contains("\"forecast\":\"skipped\",\"reason\":\"--skip\"");
  }

  @Test
  void passesOverACallWithItsPreconditionsAndItsFinally() {
    cli.write(
        "called.yml",
        """
        schemaVersion: 1
        id: called
        lock: p
        preconditions:
          - { id: there, type: shell, with: { command: [test, -e, nowhere] }, risk: read }
        steps:
          - { id: one, type: shell, with: { script: echo one >> done } }
          - { id: two, type: shell, with: { script: echo two >> done } }
        finally:
          - { id: tidy, type: shell, with: { script: echo tidy >> done } }
        """);
    playbook =
        cli.playbook(
            """
            steps:
              - { id: call, type: call, with: { playbook: called.yml } }
              - { id: own, type: shell, with: { script: echo own >> done } }
            """);
    assertThat(cli.run(playbook, "--skip", "call").code()).isZero();
    assertThat(cli.read("done")).isEqualTo("own\n");
    assertThat(cli.run(playbook, "--only", "call/two").code()).isEqualTo(Exit.REFUSED);
    cli.write("nowhere", "");
    assertThat(cli.run(playbook, "--only", "call/two").code()).isZero();
    assertThat(cli.read("done")).isEqualTo("own\ntwo\ntidy\n");
  }

  private static void answer(Typist operator, String question, String line) {
    operator.await(question);
    operator.answer("> ", line);
  }

  @Test
  void asksBeforeEachStep() {
    Typist operator = new Typist(cli);
    CompletableFuture<Cli.Result> run =
        operator.begin("run", playbook.toString(), "--yes", "--step");
    answer(operator, "`index/create` (shell) comes next", "yes");
    answer(operator, "`index/drop` (shell) comes next", "what");
    answer(operator, "`index/drop` (shell) comes next", "skip");
    answer(operator, "`told` (shell) comes next", "yes");
    assertThat(run.join().code()).isZero();
    assertThat(done()).isEqualTo("ready\ncreate\ntold\nvalid\nlast\n");
    assertThat(cli.stateful("report").out()).containsPattern("index/drop +skipped[^\n]*\n +--step");
  }

  @Test
  void stopsBeforeAStepThatIsNotWanted() {
    Typist operator = new Typist(cli);
    CompletableFuture<Cli.Result> run =
        operator.begin("run", playbook.toString(), "--yes", "--step");
    answer(operator, "`index/create` (shell) comes next", "yes");
    answer(operator, "`index/drop` (shell) comes next", "stop");
    assertThat(run.join().code()).isEqualTo(Exit.STOPPED);
    assertThat(done()).isEqualTo("ready\ncreate\nlast\n");
  }

  @Test
  void asksNobodyBeforeEachStepWithoutATerminal() {
    Cli.Result run = cli.run(playbook, "--step");
    assertThat(run.code()).isEqualTo(Exit.REFUSED);
    assertThat(run.err()).contains("`--step` asks before each step", "nothing was started");
    assertThat(cli.file("done")).doesNotExist();
  }
}
