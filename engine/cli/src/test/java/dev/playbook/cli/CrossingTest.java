package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One rollback after another, of which the second changes what the first has changed. */
final class CrossingTest {
  private static final String SEARCH = setting("search", "vector");
  private static final String STORAGE = setting("storage", "exact");

  private final Cli cli;

  CrossingTest(@TempDir Path directory) {
    cli = new Cli(directory);
    cli.write("settings.env", "MODE=smart\n");
  }

  @Test
  void warnsWhenAnotherPlaybookHasJustChangedTheSame() {
    cli.write("search.yml", SEARCH);
    cli.write("storage.yml", STORAGE);
    assertThat(cli.stateful("run", "--yes", cli.file("search.yml").toString()).code()).isZero();
    assertThat(cli.stateful("plan", cli.file("storage.yml").toString()).out())
        .containsPattern("! file:host:.*settings.env was changed by run [0-9A-Z]{4} of `search`")
        .contains("0 steps cannot be previewed.  1 warning.");
    assertThat(cli.stateful("run", "--yes", cli.file("storage.yml").toString()).code()).isZero();
    assertThat(cli.stateful("report").out()).containsPattern("note +file:host:.* of `search` at ");
  }

  @Test
  void doesNotWarnOfWhatIsUndone() {
    cli.write("settings.env", "MODE=first\n");
    cli.write("search.yml", SEARCH);
    cli.write("storage.yml", STORAGE);
    assertThat(cli.stateful("run", "--yes", cli.file("search.yml").toString()).code()).isZero();
    assertThat(cli.stateful("undo", "last", "--yes").code()).isZero();
    assertThat(cli.stateful("plan", cli.file("storage.yml").toString()).out())
        .contains("1 change, ")
        .doesNotContain("warning");
  }

  @Test
  void isToldBeforeAnEarlierRunIsGoneOnWithOrUndone() {
    cli.write("settings.env", "MODE=first\n");
    cli.write(
        "search.yml",
        SEARCH + "  - { id: wait, type: shell, risk: read, with: { script: test -e go } }\n");
    cli.write("storage.yml", STORAGE);
    assertThat(cli.stateful("run", "--yes", cli.file("search.yml").toString()).code()).isEqualTo(5);
    String first = cli.lastRun().started().run();
    assertThat(cli.stateful("undo", first, "--dry-run").out())
        .contains("1 step or group to undo")
        .doesNotContain("since then");
    assertThat(cli.stateful("run", "--yes", cli.file("storage.yml").toString()).code()).isZero();
    String words =
        "since then, changed on the same target by: %s (storage)"
            .formatted(cli.lastRun().started().run());
    assertThat(cli.stateful("undo", first, "--dry-run").out()).contains(words);
    cli.write("go", "");
    assertThat(cli.stateful("resume", first, "--yes").out()).contains(words);
  }

  @Test
  void saysOfWhatItSeesThatAnOpaqueStepMayChangeIt() {
    cli.write(
        "p.yml",
        STORAGE.replace(
            "steps:\n", "steps:\n  - { id: opaque, type: shell, with: { script: ./x } }\n"));
    assertThat(cli.stateful("plan", cli.file("p.yml").toString()).out())
        .containsPattern("set +file.set +seen, if step 1 leaves it so");
  }

  @Test
  void doesNotWarnOfWhatTheSamePlaybookDid() {
    cli.write("search.yml", SEARCH);
    assertThat(cli.stateful("run", "--yes", cli.file("search.yml").toString()).code()).isZero();
    cli.write("settings.env", "MODE=smart\n");
    assertThat(cli.stateful("plan", cli.file("search.yml").toString()).out())
        .contains("1 change, ")
        .doesNotContain("warning");
  }

  private static String setting(String id, String mode) {
    return """
        schemaVersion: 1
        id: %s
        name: Set the mode
        class: quick
        budget: { target: 5m }
        lock: settings
        steps:
          - id: set
            type: file.set
            with: { path: settings.env, key: MODE, value: %s }
            timeout: 10s
        """
        .formatted(id, mode);
  }
}
