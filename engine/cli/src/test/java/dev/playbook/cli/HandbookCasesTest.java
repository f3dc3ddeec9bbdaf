package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.fixtures.RealStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages in {@code docs/playbooks}, and those of awkward playbooks in {@code cases/handbook},
 * are what {@code playbook docs} writes. With {@code -Dplaybook.cases=write} they are written
 * instead: read the difference.
 */
final class HandbookCasesTest {
  private static final Path ROOT = RealStack.root();
  private static final Path CASES = ROOT.resolve("engine/cli/src/test/cases/handbook");
  private static final boolean WRITE = "write".equals(System.getProperty("playbook.cases"));

  @TempDir Path directory;

  @Test
  void theRepositorysPlaybooksHaveTheirPages() {
    compare(ROOT.resolve("playbooks"), ROOT.resolve("docs/playbooks"));
  }

  @Test
  void nothingInAPlaybookIsTakenForMarkdown() {
    compare(CASES.resolve("playbooks"), CASES.resolve("pages"));
  }

  @Test
  void thePagesKnowNoFolderOfThisMachine() {
    write(CASES.resolve("playbooks"), directory);
    assertThat(files(directory).values())
        .isNotEmpty()
        .noneMatch(page -> page.contains(ROOT.toString()));
  }

  private void compare(Path playbooks, Path expected) {
    write(playbooks, WRITE ? expected : directory);
    assertThat(files(WRITE ? expected : directory)).isEqualTo(files(expected));
  }

  private static void write(Path playbooks, Path folder) {
    Cli.Result written = Cli.call("docs", playbooks.toString(), "--output", folder.toString());
    assertThat(written.code()).as(written.all()).isZero();
  }

  private static Map<String, String> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      Map<String, String> texts = new TreeMap<>();
      for (Path file : files.toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
