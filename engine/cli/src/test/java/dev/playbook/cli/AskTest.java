package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.run.RunEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that ask a person: at a terminal, with a flag, and when nobody is there. */
final class AskTest {
  private static final String APPROVAL =
      """
      steps:
        - { id: agreed, type: approval, with: { message: Shall it be dropped? } }
        - { id: drop, type: shell, with: { script: touch dropped } }
      finally:
        - { id: clean, type: shell, with: { script: touch cleaned } }
      """;

  private final Cli cli;

  AskTest(@TempDir Path directory) {
    cli = new Cli(directory);
  }

  private List<Map<String, Object>> results() {
    return cli.lastRun().events().stream()
        .flatMap(
            event ->
                event instanceof RunEvent.AttemptEnded ended
                        && ended.outcome() instanceof Outcome.Succeeded(var result)
                    ? Stream.of(result.values())
                    : Stream.empty())
        .toList();
  }

  @Test
  void showsInThePlanWhoIsAskedWhat() {
    assertThat(cli.plan(APPROVAL))
        .containsPattern("agreed +approval +asks")
        .contains("ask the operator: Shall it be dropped?", "$ answer: yes or no");
  }

  @Test
  void changesNothingWhenNobodyCanBeAskedAndNamesTheFlag() {
    Cli.Result run = cli.run(cli.playbook(APPROVAL));
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out())
        .contains("nobody can be asked without a terminal", "help: `--answer agreed=yes` answers")
        .contains("not started   p", "step `agreed` not agreed to; nothing was changed");
    assertThat(cli.file("dropped")).doesNotExist();
    assertThat(cli.file("cleaned")).doesNotExist();
  }

  @Test
  void keepsTheStateWhenSomethingWasChangedBeforeTheQuestion() {
    String body =
        APPROVAL.replace(
            "steps:\n", "steps:\n  - { id: a, type: shell, with: { script: touch begun } }\n");
    assertThat(cli.run(cli.playbook(body)).code()).isEqualTo(5);
    assertThat(cli.file("cleaned")).exists();
  }

  @Test
  void takesTheAnswerFromTheFlagAndKeepsWhoGaveIt() {
    Cli.Result run = cli.run(cli.playbook(APPROVAL), "--answer", "agreed=yes");
    assertThat(run.code()).isZero();
    assertThat(cli.file("dropped")).exists();
    assertThat(results().getFirst())
        .containsEntry("answer", "yes")
        .containsEntry("by", cli.lastRun().started().process().by());
  }

  @Test
  void takesNoForAnAnswer() {
    Cli.Result run = cli.run(cli.playbook(APPROVAL), "--answer", "agreed=no");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out()).contains(" answered `no`");
  }

  @Test
  void refusesAnAnswerToAStepThatIsNotThere() {
    Cli.Result run = cli.run(cli.playbook(APPROVAL), "--answer", "agree=yes");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("there is no step `agree` to answer; did you mean `agreed`?");
  }

  @Test
  void asksAtTheTerminalUntilTheAnswerCanBeUnderstood() {
    Typist typist = new Typist(cli);
    CompletableFuture<Cli.Result> run = typist.begin("run", cli.playbook(APPROVAL).toString());
    typist.answer("Do this on here? [y/N] ", "y");
    typist.answer("for the operator: Shall it be dropped?\nType yes or no: ", "perhaps");
    typist.answer("Type yes or no: ", "yes");
    assertThat(run.join().code()).isZero();
    assertThat(cli.file("dropped")).exists();
  }

  @Test
  void forgetsWhatWasTypedBeforeTheQuestion() {
    String body =
        APPROVAL.replace(
            "steps:\n",
            """
        steps:
          - { id: slow, type: shell, with: { script: "touch begun; until test -e go; do sleep 0.05; done" } }
        """);
    Typist typist = new Typist(cli);
    CompletableFuture<Cli.Result> run = typist.begin("run", cli.playbook(body).toString());
    typist.answer("[y/N] ", "y");
    typist.type("yes");
    cli.write("go", "");
    typist.answer("Type yes or no: ", "no");
    assertThat(run.join().code()).isEqualTo(5);
    assertThat(cli.file("dropped")).doesNotExist();
  }

  @Test
  void waitsNoLongerThanTheStepMayTake() {
    String body = APPROVAL.replace("dropped? } }", "dropped? }, timeout: 1s }");
    CompletableFuture<Cli.Result> run =
        new Typist(cli).begin("run", cli.playbook(body).toString(), "--yes");
    assertThat(run.join().out()).contains("agreed  timed out");
    assertThat(cli.file("dropped")).doesNotExist();
  }

  @Test
  void stopsWaitingWhenTheOperatorInterrupts() throws IOException {
    Typist typist = new Typist(cli);
    CompletableFuture<Cli.Result> run =
        typist.begin("run", cli.playbook(APPROVAL).toString(), "--yes");
    typist.await("Type yes or no: ");
    Cli.interrupt();
    assertThat(run.join().code()).isEqualTo(10);
    assertThat(run.join().out()).contains("agreed  stopped");
  }

  @Test
  void stopsWaitingForWorkByHand() throws IOException {
    Typist typist = new Typist(cli);
    String body = "steps:\n  - { id: a, type: manual, with: { message: Switch the pool. } }\n";
    CompletableFuture<Cli.Result> run = typist.begin("run", cli.playbook(body).toString(), "--yes");
    typist.await("Type yes or no: ");
    Cli.interrupt();
    assertThat(run.join().code()).isEqualTo(10);
    assertThat(run.join().out()).contains("the run was stopped before an answer");
  }

  @Test
  void tellsWhatToDoByHandAndKeepsTheLines() {
    Typist typist = new Typist(cli);
    String body =
        """
        steps:
          - id: byhand
            type: manual
            with: { message: Switch the pool., ask: { ticket: The ticket } }
          - { id: note, type: shell, with: { script: "echo {{steps.byhand.result.fields.ticket}} > note" } }
        """;
    CompletableFuture<Cli.Result> run = typist.begin("run", cli.playbook(body).toString(), "--yes");
    typist.answer("Switch the pool.\nIs it done?\nType yes or no: ", "y");
    typist.answer("The ticket\n> ", "INC-42");
    assertThat(run.join().out()).contains("2 changed");
    assertThat(cli.file("note")).hasContent("INC-42\n");
    assertThat(cli.run(cli.playbook(body), "--answer", "byhand=yes").out())
        .contains("help: `--answer byhand.ticket=TEXT` answers");
  }
}
