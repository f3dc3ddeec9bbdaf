package dev.playbook.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {
  private final DiagnosticRenderer renderer = new DiagnosticRenderer(false, Map.of());

  @Test
  void putsTheCaretUnderTheFaultAndTheWordsBesideIt() {
    Source source = source("a.yml", "steps:\n  - id: restore\n    type: docker.cpoy\n");
    Diagnostic fault =
        Diagnostic.error("PB0401", span(source, 3, 11, 22), "unknown step type `docker.cpoy`")
            .label("not a step type")
            .hint("did you mean `docker.copy`?");
    assertThat(renderer.render(fault))
        .isEqualTo(
            """
            error[PB0401]: unknown step type `docker.cpoy`
              --> a.yml:3:11
                |
              2 |   - id: restore
              3 |     type: docker.cpoy
                |           ^^^^^^^^^^^ not a step type
                = help: did you mean `docker.copy`?
            """);
  }

  @Test
  void hangsTheWordsOfEarlierMarksBelowTheLine() {
    Source source = source("a.yml", "a + b == c\n");
    Diagnostic fault =
        Diagnostic.error("PB0302", span(source, 1, 10, 11), "no")
            .label("text")
            .relating(span(source, 1, 1, 2), "number")
            .relating(span(source, 1, 5, 6), "duration");
    assertThat(renderer.render(fault))
        .endsWith(
            """
              1 | a + b == c
                | -   -    ^ text
                | |   duration
                | number
            """);
  }

  @Test
  void showsOtherFilesWithTheirOwnExcerpt() {
    Source playbook = source("a.yml", "id: x\n");
    Source pack = source("b.yml", "# pack\nid: x\n");
    Diagnostic fault =
        Diagnostic.error("PB0403", span(pack, 2, 5, 6), "twice")
            .relating(span(playbook, 1, 5, 6), "first");
    assertThat(new DiagnosticRenderer(false, Map.of(pack, span(playbook, 1, 1, 2))).render(fault))
        .isEqualTo(
            """
            error[PB0403]: twice
              --> b.yml:2:5   (used by a.yml:1)
                |
              2 | id: x
                |     ^
              ::: a.yml:1:5
              1 | id: x
                |     - first
            """);
  }

  @Test
  void makesControlCharactersVisibleAndKeepsColumns() {
    Source source = source("a.yml", "a\t\u001b[31m\u202e漢字: x\r\n");
    String text = renderer.render(Diagnostic.error("PB0102", span(source, 1, 11, 12), "m\u001b"));
    assertThat(text)
        .contains("  1 | a ␛[31m\ufffd漢字: x\n    |           ^\n")
        .contains("m␛")
        .doesNotContain("\u001b")
        .doesNotContain("\r");
  }

  @Test
  void cutsLongLinesAroundTheFault() {
    Source source = source("a.yml", "x".repeat(300) + "HERE" + "y".repeat(300) + "\n");
    String text = renderer.render(Diagnostic.error("PB0101", span(source, 1, 301, 305), "m"));
    String shown = text.lines().filter(line -> line.contains("HERE")).findFirst().orElseThrow();
    String carets = text.lines().filter(line -> line.contains("^")).findFirst().orElseThrow();
    assertThat(shown).startsWith("  1 | …").endsWith("…").hasSizeLessThan(140);
    assertThat(carets.indexOf('^')).isEqualTo(shown.indexOf("HERE"));
    assertThat(carets).endsWith("^^^^");
  }

  @Test
  void underlinesASpanOfSeveralLinesToTheEndOfItsFirst() {
    Source source = source("a.yml", "a:\n  - b\n");
    String text = renderer.render(Diagnostic.error("PB0203", new Span(source, 1, 1, 2, 6), "m"));
    assertThat(text).contains("  1 | a:\n    | ^^\n");
  }

  @Test
  void showsAPlaceBehindTheEndOfTheFile() {
    Source source = source("a.yml", "");
    assertThat(renderer.render(Diagnostic.error("PB0109", source.start(), "the file is empty")))
        .contains("  1 |\n    | ^\n");
  }

  @Test
  void sortsByPlaceAndCountsAtTheEnd() {
    Source source = source("a.yml", "a\nb\n");
    Diagnostic second = Diagnostic.warning("L1", span(source, 2, 1, 2), "second");
    Diagnostic first = Diagnostic.error("PB0101", span(source, 1, 1, 2), "first");
    String text = renderer.render(List.of(second, first));
    assertThat(text.indexOf("first")).isLessThan(text.indexOf("warning[L1]: second"));
    assertThat(DiagnosticRenderer.summary(2, List.of(second, first, first)))
        .isEqualTo("2 files checked: 2 errors, 1 warning");
  }

  @Test
  void pointsToThePageOfAHazardAndNotOfAFault() {
    Source source = source("a.yml", "a\n");
    Diagnostic hazard = Diagnostic.warning("L1003", span(source, 1, 1, 2), "m").hint("do this");
    assertThat(renderer.render(hazard))
        .endsWith("    = help: do this\n    = see: playbook explain L1003\n");
    assertThat(renderer.render(Diagnostic.error("PB0101", span(source, 1, 1, 2), "m")))
        .doesNotContain("see:");
  }

  @Test
  void usesColourOnlyWhenAsked() {
    Source source = source("a.yml", "a\n");
    Diagnostic fault = Diagnostic.error("PB0101", span(source, 1, 1, 2), "m");
    String colourful = new DiagnosticRenderer(true, Map.of()).render(fault);
    assertThat(colourful).contains("\u001b[1;31m");
    assertThat(colourful.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(renderer.render(fault));
  }

  private static Source source(String name, String text) {
    return new Source(Path.of("/", name), name, text);
  }

  private static Span span(Source source, int line, int from, int to) {
    return new Span(source, line, from, line, to);
  }
}
