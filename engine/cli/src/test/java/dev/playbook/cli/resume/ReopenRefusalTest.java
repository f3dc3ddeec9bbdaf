package dev.playbook.cli.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.cli.Cli;
import dev.playbook.core.OpenRun;
import dev.playbook.core.PremiseException;
import dev.playbook.core.ReopenException;
import dev.playbook.core.ReopenException.Obstacle;
import dev.playbook.core.plan.input.GivenInputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run is not taken up again while its engine lives, nor without all that it needs. */
@Timeout(120)
final class ReopenRefusalTest {
  private final Cli cli;
  private final SeveralFiles files;

  ReopenRefusalTest(@TempDir Path directory) {
    cli = new Cli(directory);
    files = new SeveralFiles(directory);
  }

  @Test
  void keepsNoSecretInput() throws Exception {
    files.runAndKill();
    assertThat(files.premises()).contains("\"askedAgain\":[\"key\"]").doesNotContain("hunter22");
    lacks(
        () -> files.reopen(Map.of()),
        "input `key`: is required; set `PLAYBOOK_VAR_key`, or use `--vars-file`");
  }

  @Test
  void takesNoOtherValueForAnInputThanTheOneItHas() throws Exception {
    files.runAndKill();
    GivenInputs given = new GivenInputs(Map.of("lists", "5"), Optional.empty(), SeveralFiles.KEY);
    lacks(() -> files.reopen(given), "input `lists`: is fixed since the run began");
  }

  @Test
  void usesTheFileItselfWhereTheCopyLacksASecret() throws Exception {
    Path file =
        files.playbook(
            SeveralFiles.STEPS.replace("command: [\"true\"]", "command: [echo, hunter22]"));
    files.runAndKill(file);
    try (OpenRun run = files.reopen()) {
      assertThat(run.plan().premises().playbook().source().text()).contains("hunter22");
    }
    Files.writeString(file, Files.readString(file) + "# edited\n");
    isRefused(Obstacle.INCOMPLETE, "p.yml` has changed, and its copy in the run lacks a secret");
  }

  @Test
  void isRefusedWhileItsEngineLives() throws Exception {
    KilledEngine engine = new KilledEngine(cli);
    Process alive = engine.start(SeveralFiles.KEY, "run", files.playbook().toString(), "--yes");
    engine.awaitStep(alive);
    isRefused(Obstacle.ALIVE, "pid " + alive.pid());
    alive.destroyForcibly().waitFor();
    engine.letGo();
  }

  @Test
  void isRefusedWhenSomethingWholeStandsBehindTheDamage() throws Exception {
    files.runAndKill();
    Path journal = cli.lastRun().directory().journal();
    String text = Files.readString(journal);
    Files.writeString(
        journal,
        text.replace(
            "\"key\":\"first\",\"attempt\":1,\"outcome\"",
            "\"key\":\"fi0st\",\"attempt\":1,\"outcome\""));
    int offset = text.lastIndexOf('\n', text.indexOf("\"event\":\"attempt.ended\",")) + 1;
    isRefused(Obstacle.DAMAGED, "(byte " + offset + ")");
  }

  private void isRefused(Obstacle obstacle, String why) {
    assertThatThrownBy(files::reopen)
        .isInstanceOfSatisfying(
            ReopenException.class,
            refused -> {
              assertThat(refused.obstacle()).isEqualTo(obstacle);
              assertThat(refused.lines().getFirst()).contains(why);
            });
  }

  private static void lacks(ThrowingCallable reopening, String problem) {
    assertThatThrownBy(reopening)
        .isInstanceOfSatisfying(
            PremiseException.class,
            refused -> assertThat(refused.problems()).containsExactly(problem));
  }
}
