package dev.playbook.core.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A seal changes with all that an undo would put back. */
final class SealTest {
  @TempDir Path folder;

  @BeforeEach
  void aFolder() throws IOException {
    Files.createDirectories(folder.resolve("sub/empty"));
    Files.writeString(folder.resolve("sub/file"), "content");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("sub/file"));
  }

  private interface Deed {
    void in(Path folder) throws IOException;
  }

  private void assertBroken(Deed deed) throws IOException {
    String before = Seal.of(folder);
    assertThat(Seal.of(folder)).isEqualTo(before);
    deed.in(folder);
    assertThat(Seal.of(folder)).isNotEqualTo(before);
  }

  @Test
  void isTheUsualSumOfAFile() throws IOException {
    assertThat(Seal.of(folder.resolve("sub/file")))
        .isEqualTo("ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73");
  }

  @Test
  void seesContentThatChanges() throws IOException {
    assertBroken(in -> Files.writeString(in.resolve("sub/file"), "contenT"));
  }

  @Test
  void seesANameThatChanges() throws IOException {
    assertBroken(in -> Files.move(in.resolve("sub/file"), in.resolve("sub/File")));
  }

  @Test
  void seesAFileThatIsAdded() throws IOException {
    assertBroken(in -> Files.createFile(in.resolve("sub/empty/new")));
  }

  @Test
  void seesAnEmptyFolderThatGoes() throws IOException {
    assertBroken(in -> Files.delete(in.resolve("sub/empty")));
  }

  @Test
  void seesALinkThatPointsElsewhere() throws IOException {
    assertBroken(
        in -> {
          Files.delete(in.resolve("link"));
          Files.createSymbolicLink(in.resolve("link"), Path.of("sub"));
        });
  }

  @Test
  void seesALinkThatBecomesTheFileItPointedTo() throws IOException {
    assertBroken(
        in -> {
          Files.delete(in.resolve("link"));
          Files.writeString(in.resolve("link"), "content");
        });
  }

  @Test
  void seesAFileThatBecomesAnEmptyFolder() throws IOException {
    assertBroken(
        in -> {
          Files.writeString(in.resolve("sub/file"), "");
          String empty = Seal.of(in);
          Files.delete(in.resolve("sub/file"));
          Files.createDirectory(in.resolve("sub/file"));
          assertThat(Seal.of(in)).isNotEqualTo(empty);
        });
  }
}
