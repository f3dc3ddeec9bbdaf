package dev.playbook.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.load.lint.LintRules;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.fixtures.RealStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A lint rule is whole: class, id, page, cases. Names whatever is missing. */
final class LintRulesHygieneTest {
  private static final Path ROOT = RealStack.root();
  private static final Path CASES = ROOT.resolve("engine/core/src/test/cases/lint");
  private static final Path RULES =
      ROOT.resolve("engine/core/src/main/java/dev/playbook/core/load/lint");
  private static final Pattern BLOCK =
      Pattern.compile("^```yaml\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

  @TempDir Path directory;

  static Stream<About> rules() {
    return LintRules.all().stream().map(LintRule::about);
  }

  @Test
  void everyRuleHasAnIdOfItsOwnInOrder() {
    List<String> ids = rules().map(About::id).toList();
    assertThat(ids).doesNotHaveDuplicates().isSorted().allMatch(id -> id.matches("L1\\d{3}"));
  }

  @Test
  void everyClassThatIsARuleIsInTheCatalogue() throws IOException {
    try (Stream<Path> files = Files.walk(RULES)) {
      List<String> classes =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> read(file).matches("(?s).* implements \\w*Rule \\{.*"))
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .toList();
      assertThat(LintRules.all())
          .extracting(rule -> rule.getClass().getSimpleName())
          .containsExactlyInAnyOrderElementsOf(classes);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isFoundByItsId(About rule) {
    assertThat(LintRules.find(rule.id()).orElseThrow().about()).isEqualTo(rule);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void hasABadAndAGoodCase(About rule) {
    assertThat(CASES.resolve(rule.id()).resolve("bad.yml")).exists();
    assertThat(CASES.resolve(rule.id()).resolve("bad.txt")).exists();
    assertThat(CASES.resolve(rule.id()).resolve("good.yml")).exists();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void hasAPageThatTheIndexNames(About rule) {
    assertThat(read(ROOT.resolve(rule.page())))
        .startsWith("# %s: %s\n".formatted(rule.id(), rule.title()));
    assertThat(read(ROOT.resolve("docs/lint.md")))
        .contains("[%s](lint/%s.md) | ".formatted(rule.id(), rule.id()), " | " + rule.title());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void hasAPageThatShowsHowNotToDoItAndHowToDoIt(About rule) throws IOException {
    List<String> blocks =
        BLOCK.matcher(read(ROOT.resolve(rule.page()))).results().map(it -> it.group(1)).toList();
    assertThat(blocks).hasSize(2);
    besides(rule);
    assertThat(Linted.of(written(blocks.getFirst())).ids()).contains(rule.id());
    assertThat(Linted.of(written(blocks.getLast())).text()).isEmpty();
  }

  /** What a rule compares its blocks with is that of its cases. */
  private void besides(About rule) throws IOException {
    Path other = CASES.resolve(rule.id()).resolve("other.yml");
    if (Files.exists(other)) {
      Files.copy(other, directory.resolve("other.yml"));
    }
  }

  /** A block is a playbook, or steps in one that is without a hazard. */
  private Path written(String block) throws IOException {
    String head =
        """
        schemaVersion: 1
        id: block
        class: quick
        owner: operations
        approved: { by: product-owner, date: 2026-01-20 }
        review: { next: 2026-07-20 }
        budget: { target: 5m }
        validations:
          - { id: up, type: http, with: { url: "http://127.0.0.1:1" }, until: result.status == 200 }
        steps:
        """;
    boolean whole = block.startsWith("schemaVersion");
    return Files.writeString(
        directory.resolve("block.yml"), whole ? block : head + block.indent(2));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
