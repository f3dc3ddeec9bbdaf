package dev.playbook.cli.resume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.Cli.Result;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that broke off holds its lock, although the kernel has given it back. */
@Timeout(120)
final class BrokenOffTest {
  private final Cli cli;
  private String broken = "";

  BrokenOffTest(@TempDir Path directory) {
    cli = new Cli(directory);
  }

  private KilledEngine breakOff() throws Exception {
    KilledEngine engine = new KilledEngine(cli);
    engine.run(
        cli.playbook(
            """
            lock: stack
            steps:
              - { id: middle, type: shell, with: { script: "echo > started; read -r _ < go" }, timeout: 1m }
            """),
        Map.of());
    broken = cli.lastRun().started().run();
    return engine;
  }

  private Path other(String lock) {
    return cli.write(
        "other.yml",
        """
        schemaVersion: 1
        id: other
        name: Other
        class: quick
        lock: %s
        steps:
          - { id: quick, type: shell, with: { script: echo other >> effects } }
        """
            .formatted(lock));
  }

  /** The step has ended, and what would tell how is gone. */
  private void loseTheEnd() throws Exception {
    KilledEngine engine = breakOff();
    engine.letGo();
    engine.forgetEnd();
  }

  @Test
  void keepsOthersOutWithTheNextCommand() throws Exception {
    KilledEngine engine = breakOff();
    Result refused = cli.run(other("stack"));
    assertThat(refused.code()).isEqualTo(8);
    assertThat(refused.err())
        .contains("lock `stack` is held: run " + broken + " of p broke off in `middle`")
        .contains("which still works (pid ")
        .contains("go on with `playbook resume " + broken + "`")
        .contains("nothing was started");
    assertThat(cli.read("effects")).isEmpty();
    engine.letGo();
  }

  @Test
  void letsThoseWorkThatNeedAnotherLock() throws Exception {
    KilledEngine engine = breakOff();
    assertThat(cli.run(other("elsewhere")).code()).isZero();
    engine.letGo();
  }

  @Test
  void keepsOthersOutAlsoWhenResumeCouldNotTell() throws Exception {
    loseTheEnd();
    assertThat(cli.stateful("resume", broken, "--yes").code()).isEqualTo(7);
    assertThat(cli.run(other("stack")).code()).isEqualTo(8);
    cli.stateful("resolve", broken, "middle", "--done", "--reason", "seen");
    assertThat(cli.run(other("stack")).code()).isZero();
  }

  @Test
  void givesItsLockBackWhenItWasResumed() throws Exception {
    KilledEngine engine = breakOff();
    engine.letGo();
    assertThat(cli.stateful("resume", broken, "--yes").code()).isZero();
    assertThat(cli.run(other("stack")).code()).isZero();
  }

  @Test
  void givesItsLockBackWhenItWasUndoneAlthoughALookHasNoEnd() throws Exception {
    KilledEngine engine = new KilledEngine(cli);
    engine.run(
        cli.playbook(
            """
            lock: stack
            steps:
              - id: change
                type: shell
                with: { script: touch changed }
                undo: [{ id: back, type: shell, with: { script: rm changed } }]
              - { id: look, type: shell, risk: read, with: { script: "echo > started; read -r _ < go" } }
            """),
        Map.of());
    engine.letGo();
    Result undone = cli.stateful("undo", "last", "--yes");
    assertThat(undone.code()).as(undone.all()).isZero();
    assertThat(cli.file("changed")).doesNotExist();
    assertThat(cli.run(other("stack")).code()).isZero();
    assertThat(cli.stateful("status").out()).contains("no run is open");
  }

  @Test
  void isGoneOnWithByUndoWhenItBrokeOffInItsUndo() throws Exception {
    KilledEngine engine = new KilledEngine(cli);
    engine.run(
        cli.playbook(
            """
            lock: stack
            onFailure: undo
            steps:
              - id: change
                type: shell
                with: { script: touch changed }
                undo: [{ id: back, type: shell, with: { script: "rm changed || exit 0; echo > started; read -r _ < go" } }]
              - { id: fails, type: shell, risk: read, with: { script: 'false' } }
            """),
        Map.of());
    broken = cli.lastRun().started().run();
    engine.letGo();
    assertThat(cli.stateful("status").out())
        .contains("playbook resolve %s undo/change/back".formatted(broken))
        .contains("playbook undo %s   takes back what is left".formatted(broken));
    assertThat(cli.run(other("stack")).err())
        .contains("broke off in `undo/change/back`", "go on with `playbook undo " + broken + "`");
    cli.stateful("resolve", broken, "undo/change/back", "--rerun", "--reason", "seen");
    assertThat(cli.run(other("stack")).code()).isEqualTo(8);
    engine.awaitEnd();
    Result undone = cli.stateful("undo", broken, "--yes");
    assertThat(undone.code()).as(undone.all()).isZero();
    assertThat(cli.run(other("stack")).code()).isZero();
  }

  @Test
  void isGivenUpWhenAnotherTakesOver() throws Exception {
    loseTheEnd();
    Result taken = cli.run(other("stack"), "--takeover", "the container is gone");
    assertThat(taken.code()).as(taken.all()).isZero();
    assertThat(taken.err()).contains("took over from run " + broken);
    String successor = taken.err().replaceFirst("(?s).*? run (\\w{4}) other .*", "$1");
    assertThat(cli.stateful("resume", broken, "--yes").all())
        .contains(
            "run %s was given up: run %s took over: the container is gone"
                .formatted(broken, successor));
    assertThat(cli.stateful("status").out()).contains("no run is open");
    assertThat(cli.run(other("stack")).code()).isZero();
  }

  @Test
  void isNotTakenOverWhileItsStepStillWorks() throws Exception {
    KilledEngine engine = breakOff();
    Result refused = cli.run(other("stack"), "--takeover", "impatience");
    assertThat(refused.code()).isEqualTo(8);
    assertThat(refused.err()).contains("still works");
    engine.letGo();
  }

  @Test
  void isNeverShownAsRunning() throws Exception {
    KilledEngine engine = breakOff();
    Result status = cli.stateful("status");
    assertThat(status.code()).isEqualTo(7);
    assertThat(status.out())
        .contains(broken + "  p  here   UNKNOWN since ")
        .contains("is gone; last word: `middle` was started")
        .contains("its step still works (pid ")
        .contains("playbook resume " + broken)
        .doesNotContain("running");
    engine.letGo();
  }
}
