package dev.playbook.cli.resume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.Cli.Result;
import dev.playbook.core.activity.LivingStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine is killed in the middle of a real step, and the run is gone on with. */
@Timeout(120)
final class ResumeTest {
  private static final String HEAD =
      """
      steps:
        - { id: first, type: shell, with: { script: "echo first >> effects; echo one" } }
      """;

  private static final String TAIL =
      """
        - { id: last, type: shell, with: { script: "echo last >> effects" } }
      validations:
        - { id: whole, type: shell, risk: read, with: { command: [cat, effects] }, expect: size(result.lines) >= 1 }
      """;

  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void inAFolderOfItsOwn() {
    cli = new Cli(directory);
  }

  private static String middle(String script, String more) {
    return "  - { id: middle, type: shell, with: { script: \"%s\" }, timeout: 1m%s }\n"
        .formatted(script, more);
  }

  private KilledEngine kill(String middle) throws Exception {
    KilledEngine engine = new KilledEngine(cli);
    engine.run(cli.playbook(HEAD + middle + TAIL), Map.of());
    return engine;
  }

  private Result resume(String... more) {
    return cli.stateful(Cli.words(List.of("resume", "last", "--yes"), more));
  }

  private List<String> effects() {
    return cli.read("effects").lines().toList();
  }

  /** What the shim wrote of the step whose engine died. */
  private Path shim() throws IOException {
    return cli.lastRun().directory().captured().resolve("middle/process-1");
  }

  @Test
  void takesTheEndOfTheStepFromWhatWatchedItAndDoesOnlyWhatIsLeft() throws Exception {
    KilledEngine engine =
        kill(
            middle("echo > started; read -r _ < go; echo middle >> effects; echo two", "")
                + "  - { id: use, type: shell, with: { command: [echo, \"{{steps.middle.result.stdout}}\"] }, expect: result.stdout == 'two' }\n");
    engine.letGo();
    Result resumed = resume();
    assertThat(resumed.all()).contains("recovered");
    assertThat(resumed.code()).isZero();
    assertThat(effects()).containsExactly("first", "middle", "last");
    assertThat(cli.lastRun().state().of("middle").attempts()).isEqualTo(1);
  }

  @Test
  void waitsForAStepThatStillWorks() throws Exception {
    KilledEngine engine =
        kill(middle("echo > started; read -r _ < go; echo middle >> effects", ""));
    Process resuming = engine.start(Map.of(), "resume", "last", "--yes");
    assertThat(effects()).containsExactly("first");
    engine.letGo();
    assertThat(resuming.waitFor()).as(cli.read("process.err")).isZero();
    assertThat(effects()).containsExactly("first", "middle", "last");
  }

  @Test
  void saysThatTheStepFailedAndRepeatsItOnlyWhenAskedAgain() throws Exception {
    KilledEngine engine =
        kill(middle("echo middle >> effects; echo > started; read -r _ < go; test -e mended", ""));
    engine.letGo();
    Result failed = resume();
    assertThat(failed.code()).isEqualTo(5);
    assertThat(failed.all()).contains("exit code 1").contains("playbook resume ");
    assertThat(effects()).containsExactly("first", "middle");
    cli.write("mended", "");
    for (String pipe : List.of("go", "started")) {
      Files.delete(cli.file(pipe));
      cli.write(pipe, "\n");
    }
    Result again = resume();
    assertThat(again.code()).as(again.all()).isZero();
    assertThat(effects()).containsExactly("first", "middle", "middle", "last");
  }

  @Test
  void asksWhenNothingTellsHowTheStepEnded() throws Exception {
    KilledEngine engine = kill(middle("echo > started; read -r _ < go", ""));
    engine.letGo();
    forgetTheStep();
    Result unknown = resume();
    String run = cli.lastRun().started().run();
    assertThat(unknown.code()).isEqualTo(7);
    assertThat(unknown.out())
        .contains("playbook resolve " + run + " middle --done --reason")
        .contains("playbook resolve " + run + " middle --not-done --reason");
    assertThat(effects()).containsExactly("first");
    Result still = resume();
    assertThat(still.code()).isEqualTo(7);
  }

  @Test
  void goesOnBehindAStepThatSomebodySaysWasDone() throws Exception {
    KilledEngine engine = kill(middle("echo > started; read -r _ < go", ""));
    engine.letGo();
    forgetTheStep();
    Result resolved = cli.stateful("resolve", "last", "middle", "--done", "--reason", "I saw it");
    assertThat(resolved.code()).as(resolved.all()).isZero();
    Result resumed = resume();
    assertThat(resumed.code()).as(resumed.all()).isZero();
    assertThat(effects()).containsExactly("first", "last");
    assertThat(Files.readString(cli.lastRun().directory().journal()))
        .contains("\"event\":\"activity.resolved\"")
        .contains("I saw it")
        .contains("\"by\":\"" + cli.lastRun().process().by() + "\"");
  }

  @Test
  void beginsAStepAnewThatSomebodySaysWasNotDone() throws Exception {
    KilledEngine engine =
        kill(
            middle(
                "test -e mended || { echo > started; read -r _ < go; }; echo middle >> effects",
                ""));
    engine.letGo();
    awaitEnd();
    forgetTheStep();
    cli.write("mended", "");
    Files.writeString(cli.file("effects"), "first\n");
    assertThat(
            cli.stateful("resolve", "last", "middle", "--not-done", "--reason", "not there").code())
        .isZero();
    assertThat(resume().code()).isZero();
    assertThat(effects()).containsExactly("first", "middle", "last");
  }

  @Test
  void resolvesOnlyWhatNobodyKnows() throws Exception {
    KilledEngine engine = kill(middle("echo > started; read -r _ < go", ""));
    engine.letGo();
    assertThat(cli.stateful("resolve", "last", "first", "--done", "--reason", "x").all())
        .contains("it is known how `first` stands");
    assertThat(cli.stateful("resolve", "last", "midle", "--done", "--reason", "x").all())
        .contains("did you mean `middle`?");
    assertThat(cli.stateful("resolve", "last", "middle", "--done").all()).contains("--reason TEXT");
    assertThat(cli.stateful("resolve", "last", "middle", "--reason", "x").all())
        .contains("say one of");
  }

  @Test
  void repeatsAStepThatMayBeRepeated() throws Exception {
    KilledEngine engine =
        kill(
            middle(
                "test -e mended || { echo > started; read -r _ < go; }; echo middle >> effects",
                ", idempotent: true"));
    engine.letGo();
    awaitEnd();
    forgetTheStep();
    cli.write("mended", "");
    Result resumed = resume();
    assertThat(resumed.code()).as(resumed.all()).isZero();
    assertThat(effects()).containsExactly("first", "middle", "middle", "last");
  }

  @Test
  void repeatsNothingThatStillWorks() throws Exception {
    KilledEngine engine =
        kill(
            middle("echo > started; read -r _ < go; echo middle >> effects", ", idempotent: true"));
    Files.delete(shim().resolve("begun"));
    Result unknown = resume();
    assertThat(unknown.code()).as(unknown.all()).isEqualTo(7);
    assertThat(cli.lastRun().directory().lastOutput("middle", 9).toString())
        .contains("it still works (pid ");
    engine.letGo();
    awaitEnd();
    assertThat(effects()).containsExactly("first", "middle");
  }

  @Test
  void believesTheStepsOwnLook() throws Exception {
    KilledEngine engine =
        kill(
            """
              - id: middle
                type: shell
                with: { script: "echo middle >> effects; echo > started; read -r _ < go" }
                timeout: 1m
                inspect: { type: shell, risk: read, with: { command: [grep, -c, middle, effects], exitCodes: [0, 1] }, done: result.exitCode == 0 }
            """);
    engine.letGo();
    forgetTheStep();
    Result resumed = resume();
    assertThat(resumed.code()).as(resumed.all()).isZero();
    assertThat(effects()).containsExactly("first", "middle", "last");
  }

  @Test
  void beginsAStepOfWhichTheCommandWasNeverBegun() throws Exception {
    KilledEngine engine =
        kill(
            middle(
                "test -e mended || { echo > started; read -r _ < go; }; echo middle >> effects",
                ""));
    engine.letGo();
    awaitEnd();
    for (String name : List.of("begun", "rc")) {
      Files.delete(shim().resolve(name));
    }
    Files.writeString(cli.file("effects"), "first\n");
    cli.write("mended", "");
    Result resumed = resume();
    assertThat(resumed.code()).as(resumed.all()).isZero();
    assertThat(effects()).containsExactly("first", "middle", "last");
  }

  @Test
  void startsAgainAtTheStepThatFailed() {
    Path playbook =
        cli.playbook(HEAD + middle("echo middle >> effects; test -e mended", "") + TAIL);
    assertThat(cli.run(playbook).code()).isEqualTo(5);
    cli.write("mended", "");
    Result resumed = resume();
    assertThat(resumed.code()).as(resumed.all()).isZero();
    assertThat(effects()).containsExactly("first", "middle", "middle", "last");
    assertThat(resume().all()).contains("has ended: recovered").contains("nothing to resume");
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
    Result missing = resume();
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("set `PLAYBOOK_VAR_key`, or use `--vars-file`");
    Path values = cli.write("values.yml", "key: hunter22\n");
    Result resumed = resume("--vars-file", values.toString());
    assertThat(resumed.code()).isEqualTo(5);
    assertThat(resumed.all())
        .contains("its values come from `first`, which has no result")
        .doesNotContain("hunter22");
    assertThat(cli.file("***")).doesNotExist();
    assertThat(cli.file("hunter22")).doesNotExist();
  }

  @Test
  void doesWhatThePlaybookSaidWhenTheRunBegan() throws Exception {
    KilledEngine engine = kill(middle("echo > started; read -r _ < go", ""));
    engine.letGo();
    cli.playbook(
        "steps: [ { id: other, type: shell, with: { script: echo other >> effects } } ]\n");
    assertThat(resume().code()).isZero();
    assertThat(effects()).containsExactly("first", "last");
  }

  @Test
  void saysOfATornJournalWhatIsLostWhereverItIsTorn() throws Exception {
    KilledEngine engine = kill(middle("echo > started; read -r _ < go", ""));
    engine.letGo();
    awaitEnd();
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
      Result resumed = resume();
      assertThat(resumed.code()).as("cut at %d: %s", length, resumed.all()).isZero();
      assertThat(effects()).containsExactly("first", "last");
      assertThat(cli.lastRun().damage()).isEmpty();
      assertThat(Files.readString(journal).contains("\"cut\":" + (length - last) + ",")).isTrue();
    }
  }

  /** Also what watched the step has ended then. */
  private void awaitEnd() throws Exception {
    while (!LivingStep.of(cli.lastRun().started().run()).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  /** As after a crash of the machine in which the shim died, too. */
  private void forgetTheStep() throws Exception {
    awaitEnd();
    Files.delete(shim().resolve("rc"));
  }
}
