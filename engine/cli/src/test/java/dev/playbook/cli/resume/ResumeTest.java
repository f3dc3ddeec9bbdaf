package dev.playbook.cli.resume;

import static dev.playbook.cli.resume.ThreeSteps.WAITS;
import static dev.playbook.cli.resume.ThreeSteps.middle;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.Cli.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine is killed in the middle of a real step, and the run is gone on with. */
@Timeout(120)
final class ResumeTest {
  private final Cli cli;
  private final ThreeSteps steps;

  ResumeTest(@TempDir Path directory) {
    cli = new Cli(directory);
    steps = new ThreeSteps(cli);
  }

  @Test
  void takesTheEndOfTheStepFromWhatWatchedItAndDoesOnlyWhatIsLeft() throws Exception {
    KilledEngine engine =
        steps.killedIn(
            middle(WAITS + "; echo middle >> effects; echo two")
                + "  - { id: use, type: shell, with: { command: [echo, \"{{steps.middle.result.stdout}}\"] }, expect: result.stdout == 'two' }\n");
    engine.letGo();
    Result resumed = steps.resume();
    assertThat(resumed.all()).contains("recovered");
    assertThat(resumed.code()).isZero();
    assertThat(steps.effects()).containsExactly("first", "middle", "last");
    assertThat(cli.lastRun().state().of("middle").attempts()).isEqualTo(1);
  }

  @Test
  void waitsForAStepThatStillWorks() throws Exception {
    KilledEngine engine = steps.killedIn(middle(WAITS + "; echo middle >> effects"));
    Process resuming = engine.start(Map.of(), "resume", "last", "--yes");
    assertThat(steps.effects()).containsExactly("first");
    engine.letGo();
    assertThat(resuming.waitFor()).as(cli.read("process.err")).isZero();
    assertThat(steps.effects()).containsExactly("first", "middle", "last");
  }

  @Test
  void saysThatTheStepFailedAndRepeatsItOnlyWhenAskedAgain() throws Exception {
    KilledEngine engine =
        steps.killedIn(middle("echo middle >> effects; " + WAITS + "; test -e mended"));
    engine.letGo();
    Result failed = steps.resume();
    assertThat(failed.code()).isEqualTo(5);
    assertThat(failed.all()).contains("exit code 1").contains("playbook resume ");
    assertThat(steps.effects()).containsExactly("first", "middle");
    cli.write("mended", "");
    for (String pipe : List.of("go", "started")) {
      Files.delete(cli.file(pipe));
      cli.write(pipe, "\n");
    }
    steps.recovers();
    assertThat(steps.effects()).containsExactly("first", "middle", "middle", "last");
  }

  @Test
  void startsAgainAtTheStepThatFailed() {
    Path playbook = steps.playbook(middle("echo middle >> effects; test -e mended"));
    assertThat(cli.run(playbook).code()).isEqualTo(5);
    cli.write("mended", "");
    steps.recovers();
    assertThat(steps.effects()).containsExactly("first", "middle", "middle", "last");
    assertThat(steps.resume().all()).contains("has ended: recovered").contains("nothing to resume");
  }

  @Test
  void neverUsesTheMaskInPlaceOfASecret() throws Exception {
    KilledEngine engine = new KilledEngine(cli);
    engine.run(
        cli.playbook(
            """
            inputs:
              key: { type: string, secret: true }
            steps:
              - { id: first, type: shell, with: { env: { KEY: "{{inputs.key}}" }, script: "echo $KEY" } }
              - { id: middle, type: shell, with: { script: "echo > started; read -r _ < go" }, timeout: 1m }
              - { id: last, type: shell, with: { command: [touch, "{{steps.first.result.stdout}}"] } }
            """),
        Map.of("PLAYBOOK_VAR_key", "hunter22"));
    engine.letGo();
    Result missing = steps.resume();
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("set `PLAYBOOK_VAR_key`, or use `--vars-file`");
    Path values = cli.write("values.yml", "key: hunter22\n");
    Result resumed = steps.resume("--vars-file", values.toString());
    assertThat(resumed.code()).isEqualTo(5);
    assertThat(resumed.all())
        .contains("its values come from `first`, which has no result")
        .doesNotContain("hunter22");
    assertThat(cli.file("***")).doesNotExist();
    assertThat(cli.file("hunter22")).doesNotExist();
  }

  @Test
  void doesWhatThePlaybookSaidWhenTheRunBegan() throws Exception {
    steps.killedIn(middle(WAITS)).letGo();
    cli.playbook(
        "steps: [ { id: other, type: shell, with: { script: echo other >> effects } } ]\n");
    steps.recovers();
    assertThat(steps.effects()).containsExactly("first", "last");
  }

  @Test
  void saysOfATornJournalWhatIsLostWhereverItIsTorn() throws Exception {
    KilledEngine engine = steps.killedIn(middle(WAITS));
    engine.letGo();
    engine.awaitEnd();
    Path journal = cli.lastRun().directory().journal();
    byte[] whole = Files.readAllBytes(journal);
    int last = whole.length - 1;
    while (whole[last - 1] != '\n') {
      last--;
    }
    for (int length = last + 1; length < whole.length; length += 29) {
      Files.write(journal, Arrays.copyOf(whole, length));
      Files.deleteIfExists(cli.file("effects"));
      cli.write("effects", "first\n");
      Result resumed = steps.resume();
      assertThat(resumed.code()).as("cut at %d: %s", length, resumed.all()).isZero();
      assertThat(steps.effects()).containsExactly("first", "last");
      assertThat(cli.lastRun().damage()).isEmpty();
      assertThat(Files.readString(journal).contains("\"cut\":" + (length - last) + ",")).isTrue();
    }
  }
}
