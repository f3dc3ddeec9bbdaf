package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.fixtures.RealStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people read or copy is valid: every playbook, every example, every block of a page. */
final class DocumentsTest {
  private static final Path ROOT = RealStack.root();
  private static final Pattern BLOCK =
      Pattern.compile("^```yaml\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

  private static final Pattern HAZARD = Pattern.compile("\\[(L\\d+)]");

  /** A block is a piece of a playbook. */
  private static final Set<String> OF_WHOLE_PLAYBOOKS = Set.of("L1504", "L1601", "L1602");

  private static final String HEAD = "schemaVersion: 1\nid: block\nname: Block\nclass: quick\n";

  @TempDir Path directory;

  static Stream<Path> playbooks() {
    return Stream.concat(
        files(ROOT.resolve("playbooks"), 1, ".yml"),
        Stream.of(ROOT.resolve("examples/quickstart/playbook.yml")));
  }

  static Stream<Block> blocks() {
    return Stream.concat(
            files(ROOT.resolve("docs"), 9, ".md"), Stream.of(ROOT.resolve("README.md")))
        .flatMap(DocumentsTest::blocks);
  }

  private static Stream<Block> blocks(Path page) {
    List<String> texts = BLOCK.matcher(read(page)).results().map(found -> found.group(1)).toList();
    return Stream.iterate(0, number -> number < texts.size(), number -> number + 1)
        .map(
            number ->
                new Block(ROOT.relativize(page) + " block " + (number + 1), texts.get(number)));
  }

  /** A block of a page, shown by its place. */
  record Block(String place, String text) {
    @Override
    public String toString() {
      return place;
    }
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void everyPlaybookIsValid(Path playbook) {
    Cli.Result checked = Cli.call("validate", playbook.toString());
    assertThat(checked.all()).contains("is valid");
    assertThat(checked.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void everyBlockOfAPageIsValid(Block block) throws IOException {
    layOutSharedFiles();
    Cli.Result checked = Cli.call("validate", written(block.text()).toString());
    assertThat(checked.all()).contains("is valid");
  }

  /** The pages of lint show hazards, and have a test of their own. */
  static Stream<Block> blocksWithoutHazards() {
    return blocks().filter(block -> !block.place().startsWith("docs/lint/"));
  }

  @ParameterizedTest
  @MethodSource("blocksWithoutHazards")
  void noBlockOfAPageShowsAHazard(Block block) throws IOException {
    layOutSharedFiles();
    Cli.Result linted = Cli.call("lint", written(block.text()).toString());
    assertThat(HAZARD.matcher(linted.err()).results().map(found -> found.group(1)))
        .isSubsetOf(OF_WHOLE_PLAYBOOKS);
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void everyPlaybookFitsThePublishedSchema(Path playbook) throws IOException {
    assertThat(PublishedSchemas.complaints(read(playbook))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void everyBlockOfAPageFitsThePublishedSchema(Block block) throws IOException {
    boolean steps = block.text().startsWith("- ");
    String text = steps ? HEAD + "steps:\n" + block.text().indent(2) : block.text();
    assertThat(PublishedSchemas.complaints(text)).isEmpty();
  }

  private void layOutSharedFiles() throws IOException {
    for (String folder : List.of("", "lib", "targets", "triggers")) {
      try (Stream<Path> shared = Files.list(ROOT.resolve("playbooks").resolve(folder))) {
        Files.createDirectories(directory.resolve(folder));
        for (Path file : shared.filter(Files::isRegularFile).toList()) {
          Files.copy(file, directory.resolve(folder).resolve(file.getFileName()));
        }
      }
    }
  }

  /** A block is a playbook, a target, a pack, a list of triggers, or a list of steps. */
  private Path written(String text) throws IOException {
    Path playbook = directory.resolve("block.yml");
    if (text.contains("kind: target")) {
      Files.writeString(directory.resolve("targets/block-target.yml"), text);
      text = HEAD + "target: block-target\nsteps:\n" + anyStep();
    } else if (text.contains("kind: validations")) {
      Files.writeString(directory.resolve("lib/block.yml"), text);
      text =
          HEAD
              + "target: mem0-local\nsteps:\n"
              + anyStep()
              + "validations:\n  - use: lib/block.yml\n";
    } else if (text.contains("kind: triggers")) {
      Files.writeString(directory.resolve("triggers/block.yml"), text);
      text =
          HEAD + "target: mem0-local\ntriggers:\n  - use: triggers/block.yml\nsteps:\n" + anyStep();
    } else if (text.startsWith("- ")) {
      text = HEAD + "steps:\n" + text.indent(2);
    }
    return Files.writeString(playbook, text);
  }

  private static String anyStep() {
    return "  - { id: a, type: shell, with: { script: 'true' } }\n";
  }

  @Test
  void thereAreBlocksToBeChecked() {
    assertThat(blocks().count()).isGreaterThan(25);
    assertThat(playbooks().count()).isGreaterThan(1);
  }

  private static Stream<Path> files(Path folder, int depth, String ending) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
