package dev.playbook.cli.resume;

import static dev.playbook.cli.resume.ThreeSteps.WAITS;
import static dev.playbook.cli.resume.ThreeSteps.WAITS_UNLESS_MENDED;
import static dev.playbook.cli.resume.ThreeSteps.middle;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.Cli.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine is killed in the middle of a step, and nothing has watched the step to its end. */
@Timeout(120)
final class UnknownEndTest {
  private final Cli cli;
  private final ThreeSteps steps;

  UnknownEndTest(@TempDir Path directory) {
    cli = new Cli(directory);
    steps = new ThreeSteps(cli);
  }

  private void loseTheEndOf(String middle) throws Exception {
    KilledEngine engine = steps.killedIn(middle);
    engine.letGo();
    engine.forgetEnd();
  }

  private Result resolve(String step, String... more) {
    return cli.stateful(Cli.words(List.of("resolve", "last", step), more));
  }

  @Test
  void asksWhenNothingTellsHowTheStepEnded() throws Exception {
    loseTheEndOf(middle(WAITS));
    Result unknown = steps.resume();
    String run = cli.lastRun().started().run();
    assertThat(unknown.code()).isEqualTo(7);
    assertThat(unknown.out())
        .contains("playbook resolve " + run + " middle --done --reason")
        .contains("playbook resolve " + run + " middle --not-done --reason");
    assertThat(steps.effects()).containsExactly("first");
    Result still = steps.resume();
    assertThat(still.code()).isEqualTo(7);
  }

  @Test
  void goesOnBehindAStepThatSomebodySaysWasDone() throws Exception {
    loseTheEndOf(middle(WAITS));
    Result resolved = resolve("middle", "--done", "--reason", "I saw it");
    assertThat(resolved.code()).as(resolved.all()).isZero();
    steps.recovers();
    assertThat(steps.effects()).containsExactly("first", "last");
    assertThat(Files.readString(cli.lastRun().directory().journal()))
        .contains("\"event\":\"activity.resolved\"")
        .contains("I saw it")
        .contains("\"by\":\"" + cli.lastRun().process().by() + "\"");
  }

  @Test
  void beginsAStepAnewThatSomebodySaysWasNotDone() throws Exception {
    loseTheEndOf(middle(WAITS_UNLESS_MENDED));
    cli.write("mended", "");
    cli.write("effects", "first\n");
    assertThat(resolve("middle", "--not-done", "--reason", "not there").code()).isZero();
    steps.recovers();
    assertThat(steps.effects()).containsExactly("first", "middle", "last");
  }

  @Test
  void resolvesOnlyWhatNobodyKnows() throws Exception {
    steps.killedIn(middle(WAITS)).letGo();
    assertThat(resolve("first", "--done", "--reason", "x").all())
        .contains("it is known how `first` stands");
    assertThat(resolve("midle", "--done", "--reason", "x").all())
        .contains("did you mean `middle`?");
    assertThat(resolve("middle", "--done").all()).contains("--reason TEXT");
    assertThat(resolve("middle", "--reason", "x").all()).contains("say one of");
  }

  @Test
  void repeatsAStepThatMayBeRepeated() throws Exception {
    loseTheEndOf(middle(WAITS_UNLESS_MENDED, ", idempotent: true"));
    cli.write("mended", "");
    steps.recovers();
    assertThat(steps.effects()).containsExactly("first", "middle", "middle", "last");
  }

  @Test
  void repeatsNothingThatStillWorks() throws Exception {
    KilledEngine engine =
        steps.killedIn(middle(WAITS + "; echo middle >> effects", ", idempotent: true"));
    Files.delete(engine.watch().resolve("begun"));
    Result unknown = steps.resume();
    assertThat(unknown.code()).as(unknown.all()).isEqualTo(7);
    assertThat(cli.lastRun().directory().lastOutput("middle", 9).toString())
        .contains("it still works (pid ");
    engine.letGo();
    engine.awaitEnd();
    assertThat(steps.effects()).containsExactly("first", "middle");
  }

  @Test
  void believesTheStepsOwnLook() throws Exception {
    loseTheEndOf(
        """
          - id: middle
            type: shell
            with: { script: "echo middle >> effects; echo > started; read -r _ < go" }
            timeout: 1m
            inspect: { type: shell, risk: read, with: { command: [grep, -c, middle, effects], exitCodes: [0, 1] }, done: result.exitCode == 0 }
        """);
    steps.recovers();
    assertThat(steps.effects()).containsExactly("first", "middle", "last");
  }

  @Test
  void beginsAStepOfWhichTheCommandWasNeverBegun() throws Exception {
    KilledEngine engine = steps.killedIn(middle(WAITS_UNLESS_MENDED));
    engine.letGo();
    engine.forgetEnd();
    Files.delete(engine.watch().resolve("begun"));
    cli.write("effects", "first\n");
    cli.write("mended", "");
    steps.recovers();
    assertThat(steps.effects()).containsExactly("first", "middle", "last");
  }
}
