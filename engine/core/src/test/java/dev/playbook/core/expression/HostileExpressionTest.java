package dev.playbook.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.playbook.core.expression.Expressions.Evaluation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileExpressionTest {

  @Test
  void matchesANastyPatternInLinearTime() {
    Scope scope = new Scope(Map.of("text", "a".repeat(100_000) + "!"));
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThat(Expressions.evaluate(Written.plain("text.matches('(a+)+$')"), scope))
                .isEqualTo(new Evaluation.Value(false)));
  }

  @Test
  void stopsQuantifiersThatMultiply() {
    List<Long> many = IntStream.range(0, 1_000).mapToObj(Long::valueOf).toList();
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThat(
                    Expressions.evaluate(
                        Written.plain("l.all(a, l.all(b, l.all(c, a + b + c >= 0)))"),
                        new Scope(Map.of("l", many))))
                .isEqualTo(new Evaluation.Failed("the expression takes too long")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "!", "-", "f("})
  void refusesDeepNesting(String opening) {
    String closing = opening.endsWith("(") ? ")" : opening.equals("[") ? "]" : "";
    String deep = opening.repeat(1_000) + "1" + closing.repeat(1_000);
    assertThat(Written.faults(deep, ValueType.Simple.ANY)).isNotEmpty();
    assertThat(Expressions.evaluate(Written.plain(deep), new Scope(Map.of())))
        .isInstanceOf(Evaluation.Failed.class);
  }

  @Test
  void bearsALongChain() {
    String chain = IntStream.range(0, 200).mapToObj(_ -> "1").collect(Collectors.joining("+"));
    assertThat(Expressions.evaluate(Written.plain(chain), new Scope(Map.of())))
        .isEqualTo(new Evaluation.Value(200L));
  }

  @Test
  void refusesAnExpressionWithoutEnd() {
    String endless = "1+".repeat(3_000) + "1";
    assertThat(Written.faults(endless, ValueType.Simple.ANY).getFirst())
        .contains("longer than 4000 characters");
  }

  /** Whatever the text, there is a diagnostic or a value and never an exception. */
  @Test
  void survivesAnyText() {
    Random random = new Random(4711);
    String[] words = {
      "result", ".", "status", "[", "]", "(", ")", "'", "\"", "1", "5m", "90%", "&&", "||", "!",
      "==", "<", "?", ":", "{", "}", ",", " ", "\n", "in", "r'", "\\", "//", "`", "é", "😀", "0x",
      "1e", "-", "+", "/", "%", "=", "&", "has", "all", "rows", "null", "b'", "'''", "1u", "..", "$"
    };
    for (int round = 0; round < 20_000; round++) {
      String text =
          random
              .ints(1 + random.nextInt(12), 0, words.length)
              .mapToObj(index -> words[index])
              .collect(Collectors.joining());
      assertThat(Expressions.check(Written.plain(text), Written.NAMES, ValueType.Simple.ANY))
          .as(text)
          .isNotNull();
      assertThat(Expressions.evaluate(Written.plain(text), EvaluateTest.scope()))
          .as(text)
          .isNotNull();
      assertThat(Expressions.explain(Written.plain(text), EvaluateTest.scope()))
          .as(text)
          .isNotNull();
    }
  }
}
