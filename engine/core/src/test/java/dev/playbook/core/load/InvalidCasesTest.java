package dev.playbook.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.DiagnosticRenderer;
import dev.playbook.core.source.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every {@code cases/invalid/<rule>/<name>.yml} says what stands beside it in {@code <name>.txt};
 * its targets and packs lie in {@code targets/} and {@code lib/} there, and are no cases. With
 * {@code -Dplaybook.cases=write} the texts are written instead: read the difference.
 */
class InvalidCasesTest {
  private static final Path CASES = Path.of("src/test/cases/invalid").toAbsolutePath();
  private static final boolean WRITE = "write".equals(System.getProperty("playbook.cases"));

  @TestFactory
  Stream<DynamicTest> saysWhatIsWrong() throws IOException {
    try (Stream<Path> files = Files.walk(CASES, 2)) {
      List<Path> cases = files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
      assertThat(cases).hasSizeGreaterThan(300);
      return cases.stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(CASES.relativize(file).toString(), () -> check(file)));
    }
  }

  /** The others need a plan, or a real step type; the pages about them are tested. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TEMPLATE_VALUE", "NOT_READ_ONLY"})
  void hasACaseOfEveryRule(Rule rule) {
    assertThat(CASES.resolve(rule.id())).isDirectoryContaining("glob:**.yml");
  }

  private static void check(Path file) throws IOException {
    Path folder = Objects.requireNonNull(file.getParent());
    Loaded loaded =
        new PlaybookLoader(StepCatalog.discover(), folder, Map.of()).load(file, Optional.empty());
    List<Diagnostic> found = diagnostics(loaded);
    Loaded.Files read = files(loaded);
    String text =
        new DiagnosticRenderer(false, read.uses()).render(found)
            + "\n"
            + DiagnosticRenderer.summary(read.sources().size(), found)
            + "\n";
    compare(file.resolveSibling(file.toFile().getName().replace(".yml", ".txt")), text);
    String rule = folder.toFile().getName();
    if (rule.startsWith("PB")) {
      assertThat(found).extracting(Diagnostic::id).contains(rule);
    }
    assertThat(text).doesNotContain("Exception", "dev.playbook");
  }

  private static void compare(Path expected, String text) throws IOException {
    if (WRITE) {
      Files.writeString(expected, text);
    }
    assertThat(text).isEqualTo(Files.readString(expected));
  }

  private static List<Diagnostic> diagnostics(Loaded loaded) {
    return switch (loaded) {
      case Loaded.Valid valid -> valid.warnings();
      case Loaded.Invalid invalid -> invalid.diagnostics();
      case Loaded.Unreadable unreadable -> throw new AssertionError(unreadable.message());
    };
  }

  private static Loaded.Files files(Loaded loaded) {
    return switch (loaded) {
      case Loaded.Valid valid -> valid.files();
      case Loaded.Invalid invalid -> invalid.files();
      case Loaded.Unreadable unreadable -> throw new AssertionError(unreadable.message());
    };
  }
}
