package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ListTest {
  @TempDir Path directory;

  @BeforeEach
  void write() {
    Cli cli = new Cli(directory);
    cli.write(
        "good.yml",
        """
        schemaVersion: 1
        id: good
        name: Put it back
        class: quick
        budget: { target: 5m }
        steps:
          - { id: a, type: shell, with: { script: "true" }, timeout: 5s }
        """);
    cli.write("bad.yml", "schemaVersion: 1\nid: bad\nsteps: nothing\n");
    cli.write("lib/pack.yml", "kind: validations\n");
  }

  @Test
  void showsEveryPlaybookAndWhatIsWrongWithIt() {
    Cli.Result list = Cli.call("list", directory.toString());
    assertThat(list.code()).isZero();
    assertThat(list.out().lines())
        .containsExactly(
            "bad\tfaulty\t-\t-\t`playbook validate` shows what is wrong",
            "good\tquick\t-\t5m\tPut it back");
  }

  @Test
  void speaksJson() {
    assertThat(Cli.call("list", directory.toString(), "-o", "json").out())
        .contains("{\"playbook\":\"good\",\"type\":\"quick\",");
  }

  @Test
  void namesAFolderThatIsNotThere() {
    Cli.Result missing = Cli.call("list", directory.resolve("none").toString());
    assertThat(missing.code()).isEqualTo(Exit.USAGE);
    assertThat(missing.err()).contains("is not a folder").contains("help: name the folder");
  }
}
