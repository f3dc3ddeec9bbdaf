package dev.playbook.core.load.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretReferencesTest {
  private final SecretReferences references = new SecretReferences(Map.of("SET", "value"));

  @TempDir Path folder;

  @Test
  void readsAVariable() {
    assertThat(references.variable("s", "SET").reveal()).isEqualTo("value");
  }

  @Test
  void takesOneLineEndFromTheEndOfAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("s"), "two\nlines\n\n");
    assertThat(references.file("s", file).reveal()).isEqualTo("two\nlines\n");
  }

  @Test
  void saysWhichFileIsMissingAndNotMore() {
    Secret secret = references.file("s", folder.resolve("none"));
    assertThatThrownBy(secret::reveal)
        .isInstanceOf(InputException.class)
        .hasMessage("cannot read the secret `s`: there is no file `%s`", folder.resolve("none"));
  }

  @Test
  void asksACommandOnce() {
    Path marks = folder.resolve("marks");
    Secret secret =
        references.command("s", List.of("sh", "-c", "echo x >> marks; echo val"), folder);
    assertThat(marks).doesNotExist();
    assertThat(secret.reveal()).isEqualTo("val");
    assertThat(secret.reveal()).isEqualTo("val");
    assertThat(marks).hasContent("x");
  }

  @Test
  void doesNotRepeatWhatAFailedCommandSaid() {
    Secret secret =
        references.command("s", List.of("sh", "-c", "echo hush; echo hush >&2; exit 3"), folder);
    assertThatThrownBy(secret::reveal)
        .isInstanceOf(InputException.class)
        .hasMessage("cannot read the secret `s`: the command `sh` ended with exit code 3");
  }

  @Test
  void refusesNothingAsASecret() throws IOException {
    Path file = Files.writeString(folder.resolve("empty"), "\n");
    assertThatThrownBy(() -> references.file("s", file).reveal()).hasMessageEndingWith("is empty");
  }
}
