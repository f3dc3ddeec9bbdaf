package dev.playbook.core.load.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
  /** Without guards these take from 12 s on an idle machine to for ever. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Diagnostics problems = new Diagnostics();

  @Test
  void knowsThePlaceOfEveryNodeInCodePoints() {
    YamlTree.Mapping tree = read("a: 😀\r\nb:\r\n  - \"x\"\r\n");
    assertThat(place(tree.get("a").orElseThrow())).isEqualTo("1:4-1:5");
    assertThat(place(tree.get("b").orElseThrow())).startsWith("3:3-");
    assertThat(place(((YamlTree.Sequence) tree.get("b").orElseThrow()).items().getFirst()))
        .isEqualTo("3:5-3:8");
  }

  @Test
  void acceptsAByteOrderMark(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.yml");
    Files.write(file, "\uFEFFid: x\n".getBytes(StandardCharsets.UTF_8));
    Source source = new SourceReader(problems).read(file, "a.yml").orElseThrow();
    YamlTree.Mapping tree = new YamlReader(problems).read(source).orElseThrow();
    assertThat(place(tree.entries().getFirst().key())).isEqualTo("1:1-1:3");
    assertThat(problems.sorted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "text, java.lang.String",
    "12, java.lang.Long",
    "0o755, java.lang.Long",
    "0x1F, java.lang.Long",
    "1.10, java.lang.Double",
    "1e3, java.lang.Double",
    "true, java.lang.Boolean",
    "1_000, java.lang.String",
    "1:30, java.lang.String",
    "2026-01-20, java.lang.String",
    "yes, java.lang.String",
    "'12', java.lang.String"
  })
  void typesScalarsAsYamlOnePointTwoDoes(String written, Class<?> type) {
    String text = type == String.class && written.equals("12") ? "'12'" : written;
    assertThat(scalar(read("a: " + text + "\n")).value().orElseThrow()).isInstanceOf(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"~", "null", "Null", ""})
  void readsNothingAsNothing(String written) {
    assertThat(scalar(read("a: " + written + "\n")).value()).isEmpty();
  }

  @Test
  void keepsTheSecondOfTwoEqualKeysSoThatItsValueIsCheckedToo() {
    YamlTree.Mapping tree = read("a: 1\na: 2\n");
    assertThat(tree.entries()).hasSize(1);
    assertThat(scalar(tree).text()).isEqualTo("2");
    assertThat(ids()).containsExactly(Rule.DUPLICATE_KEY.id());
  }

  @Test
  void writesAliasesOut() {
    YamlTree.Mapping tree = read("a: &x { b: 1 }\nc: *x\n");
    assertThat(tree.get("c")).isEqualTo(tree.get("a"));
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void doesNotChokeOnDepth() {
    assertTimeout(
        PATIENCE, () -> readAny("a: " + "[".repeat(100_000) + "]".repeat(100_000) + "\n"));
    assertThat(ids()).containsExactly(Rule.LIMIT.id());
  }

  @Test
  void doesNotChokeOnAliasesOfAliases() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 25; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertTimeout(PATIENCE, () -> readAny(text.toString()));
    assertThat(ids()).containsExactly(Rule.LIMIT.id());
  }

  @Test
  void doesNotCalculateWithAMillionDigits() {
    assertTimeout(PATIENCE, () -> readAny("a: " + "9".repeat(1_000_000) + "\n"));
    assertThat(ids()).containsExactly(Rule.NUMBER.id());
  }

  @Test
  void refusesAFileThatIsTooLargeWithoutReadingAllOfIt(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("large.yml");
    Files.writeString(file, "#".repeat(SourceReader.LARGEST + 1));
    assertThat(new SourceReader(problems).read(file, "large.yml")).isEmpty();
    assertThat(ids()).containsExactly(Rule.LIMIT.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"? ", "!F%F", "? : ", "&a", "a: !F%F x", "%YAML 9.9\n---\na: 1", "- ? -"})
  void answersOddTextsWithAPlace(String text) {
    readAny(text);
    assertThat(problems.sorted()).allMatch(each -> each.span().line() >= 1);
  }

  /** Whatever is written: a tree, or a fault with a place; never an exception. */
  @Test
  void survivesTextsMadeOfYamlsOwnSigns() {
    String signs = "ab:- \n\t{}[],&*!|>'\"%@`#?~0<=.é\u00A0";
    Random random = new Random(20260120);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(40);
      for (int j = 0; j < length; j++) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      Diagnostics found = new Diagnostics();
      Source source = new Source(Path.of("/a.yml"), "a.yml", text.toString());
      Optional<YamlTree.Mapping> tree = new YamlReader(found).read(source);
      assertThat(tree.isPresent() || found.hasErrors()).as(text.toString()).isTrue();
    }
  }

  private YamlTree.Mapping read(String text) {
    return readAny(text).orElseThrow();
  }

  private Optional<YamlTree.Mapping> readAny(String text) {
    return new YamlReader(problems).read(new Source(Path.of("/a.yml"), "a.yml", text));
  }

  private Iterable<String> ids() {
    return problems.sorted().stream().map(Diagnostic::id).toList();
  }

  private static YamlTree.Scalar scalar(YamlTree.Mapping tree) {
    return (YamlTree.Scalar) tree.get("a").orElseThrow();
  }

  private static String place(YamlTree tree) {
    Span span = tree.span();
    return "%d:%d-%d:%d".formatted(span.line(), span.column(), span.endLine(), span.endColumn());
  }
}
