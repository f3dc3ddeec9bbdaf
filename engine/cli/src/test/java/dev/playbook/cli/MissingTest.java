package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step needs a file that is not there while the plan is made. */
final class MissingTest {
  private static final String MOVE =
      "  - { id: move, type: file.move, with: { from: made/file, to: file } }\n";
  private static final String MAKE =
      "  - { id: make, type: shell, with: { script: mkdir made; echo one > made/file } }\n";

  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void withAFolderOfItsOwn() {
    cli = new Cli(directory);
  }

  @Test
  void isAnObstacleWhenNoEarlierStepCanBringIt() {
    Cli.Result plan = cli.stateful("plan", cli.playbook("steps:\n" + MOVE).toString());
    assertThat(plan.code()).isEqualTo(4);
    assertThat(plan.out()).contains("made/file` does not exist", "This plan cannot be run");
  }

  @Test
  void isKnownAfterAnEarlierStepThatNobodyCanSeeThrough() {
    Path playbook = cli.playbook("steps:\n" + MAKE + MOVE);
    Cli.Result plan = cli.stateful("plan", playbook.toString());
    assertThat(plan.code()).isZero();
    assertThat(plan.out()).contains("known after make", "made/file` does not exist");
    assertThat(cli.run(playbook).code()).isZero();
    assertThat(cli.read("file")).isEqualTo("one\n");
  }

  @Test
  void isStillAnObstacleBehindAStepWhoseEffectIsSeen() {
    cli.write("settings", "a=1\n");
    Path playbook =
        cli.playbook(
            "steps:\n  - { id: set, type: file.set, with: { path: settings, key: a, value: '2' } }\n"
                + MOVE);
    assertThat(cli.stateful("plan", playbook.toString()).code()).isEqualTo(4);
  }
}
