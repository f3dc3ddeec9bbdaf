package dev.playbook.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.model.Expression;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The fault is always the unknown name {@code nope}; the tests say where it must be found. */
class PlacesTest {

  private static Span place(String file, String value, String text) {
    Source source = new Source(Path.of("/p.yml"), "p.yml", file);
    int start = file.indexOf(value);
    int end = start + value.length();
    Span whole =
        new Span(
            source, line(file, start), column(file, start), line(file, end), column(file, end));
    return Expressions.check(new Expression(text, whole), Written.NAMES, ValueType.Simple.BOOLEAN)
        .getFirst()
        .span();
  }

  private static int line(String file, int offset) {
    return (int) file.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }

  private static int column(String file, int offset) {
    int lineStart = file.lastIndexOf('\n', offset - 1) + 1;
    return file.codePointCount(lineStart, offset) + 1;
  }

  private static void assertNopeAt(Span span, int line, int column) {
    assertThat(span.line()).isEqualTo(line);
    assertThat(span.column()).isEqualTo(column);
    assertThat(span.endLine()).isEqualTo(line);
    assertThat(span.endColumn()).isEqualTo(column + 4);
  }

  @Test
  void findsThePlaceInAPlainValue() {
    assertNopeAt(
        place("when: result.ok && nope\n", "result.ok && nope", "result.ok && nope"), 1, 20);
  }

  @Test
  void findsThePlaceBetweenSingleQuotesWithDoubledOnes() {
    String value = "'result.body == ''é😀'' && nope'";
    assertNopeAt(place("when: " + value + "\n", value, "result.body == 'é😀' && nope"), 1, 33);
  }

  @Test
  void findsThePlaceBetweenDoubleQuotesWithEscapes() {
    String value = "\"result.body == \\\"a\\\" && nope\"";
    assertNopeAt(place("when: " + value + "\n", value, "result.body == \"a\" && nope"), 1, 32);
  }

  @Test
  void findsThePlaceInAFoldedBlock() {
    String value = ">-   # why\n    result.ok\n\n    && nope\n";
    assertNopeAt(place("when: " + value + "next: 1\n", value, "result.ok\n&& nope"), 4, 8);
  }

  @Test
  void findsThePlaceInALiteralBlock() {
    String value = "|\n    result.ok\n    && nope\n";
    assertNopeAt(place("when: " + value, value, "result.ok\n&& nope\n"), 3, 8);
  }

  @Test
  void findsThePlaceInAPlainValueOverTwoLines() {
    String value = "result.ok\n    && nope";
    assertNopeAt(place("when: " + value + "\n", value, "result.ok && nope"), 2, 8);
  }

  @Test
  void namesTheWholeValueWhenAnEscapeHidesThePlace() {
    String value = "\"result.ok && \\u006eope\"";
    Span span = place("when: " + value + "\n", value, "result.ok && nope");
    assertThat(span.column()).isEqualTo(7);
    assertThat(span.endColumn()).isEqualTo(7 + value.length());
  }

  @Test
  void namesTheWholeValueWhenTheFileSaysSomethingElse() {
    Span span = place("when: something else\n", "something else", "nope");
    assertThat(span.column()).isEqualTo(7);
    assertThat(span.endColumn()).isEqualTo(21);
  }
}
