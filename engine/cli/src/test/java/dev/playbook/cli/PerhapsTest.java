package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps of which the plan cannot say whether they run: it shows both ways, and guesses neither. */
final class PerhapsTest {
  private static final String STEPS =
      """
      steps:
        - { id: ask, type: shell, with: { script: "echo %s" } }
        - { id: set, when: "steps['ask'].result.stdout == 'yes'", type: file.set, with: { path: one.env, key: A, value: 2 } }
        - { id: again, type: file.set, with: { path: one.env, key: A, value: 3 } }
      """;

  private final Cli cli;

  PerhapsTest(@TempDir Path directory) {
    cli = new Cli(directory);
    cli.write("one.env", "A=1\n");
  }

  @Test
  void showsWhatHappensIfTheStepRuns() {
    assertThat(cli.plan(STEPS.formatted("yes")))
        .containsPattern("~ set +file.set +perhaps, known after ask; if so seen")
        .containsPattern("if it runs:\n +set `A=2` in `one.env`\n.*\n +- A=1\n +\\+ A=2")
        .contains("3 changes, of which 0 destroy");
  }

  @Test
  void doesNotGuessWhatFollows() {
    assertThat(cli.plan(STEPS.formatted("yes")))
        .containsPattern("again +file.set +known after set")
        .doesNotContain("A=3`\n      ~");
  }

  @Test
  void countsNeitherWayAsWrong() {
    assertThat(cli.run(cli.playbook(STEPS.formatted("no"))).code()).isZero();
    assertThat(cli.read("one.env")).isEqualTo("A=3\n");
    assertThat(cli.stateful("report").out()).contains("2 not foreseeable, 0 not done, 0 wrong");
  }

  @Test
  void isNoObstacleWhenOnlyThatWayIsBlocked() {
    cli.write("one.env", "B=1\n");
    String only =
        STEPS.formatted("no").lines().limit(3).reduce("", (all, line) -> all + line + "\n");
    Cli.Result run = cli.run(cli.playbook(only));
    assertThat(run.out()).contains("perhaps, known after ask; if so CANNOT BE DONE");
    assertThat(run.code()).isZero();
  }
}
