package dev.playbook.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.expression.Expressions.Evaluation;
import dev.playbook.spi.Secret;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateTest {
  private static final Secret TOKEN = new Secret("token", () -> "hunter22");

  static Scope scope() {
    Map<String, Object> result = new HashMap<>();
    result.put("status", 200L);
    result.put("matched", 41L);
    result.put("total", 50L);
    result.put("p95", 2.5);
    result.put("duration", Duration.ofMillis(412));
    result.put("body", "All ok\n");
    result.put("rows", List.of(Map.of("n", 1L)));
    result.put("none", List.of());
    result.put("nothing", null);
    return new Scope(
        Map.of(
            "inputs",
            Map.of("scope", "all", "lists", 100L),
            "steps",
            Map.of(
                "done",
                Map.of("changed", true),
                "later",
                new Scope.NotYet("later"),
                "half",
                Map.of("result", new Scope.NotYet("half"))),
            "secrets",
            Map.of("token", TOKEN),
            "result",
            result));
  }

  private static Evaluation evaluate(String expression) {
    return Expressions.evaluate(Written.plain(expression), scope());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "200ms + 1s == 1200ms",
        "1h30m == 90m && 1d == 24h",
        "2 * 5m == 10m && 5m / 2 == 150s && 0.5 * 1s == 500ms",
        "1GB == 1000000000 && 64KiB == 65536",
        "90% == 0.9 && 90 % 7 == 6 && 90%7 == 6",
        "'5m' != 'x' && '90%' == '90' + '%'",
        "result.duration > 200ms && result.duration < 2 * result.duration",
        "1s / 500ms == 2.0",
        "2 == 2.0 && 2 < 2.5 && 3.0 >= 3",
        "9007199254740993 != 9007199254740992.0",
        "0.9 * result.total == 45.0",
        "1 in [1.0] && 'scope' in inputs",
        "result.nothing == null && result.body != null",
        "!has(result.json) && has(result.body)",
        "result.rows == [{'n': 1}]",
        "steps['done'].changed && steps.done.changed",
        "'\\uFFFD' < '\\U0001F600'"
      })
  void calculatesWithNumbersDurationsAndSizes(String expression) {
    assertThat(evaluate(expression)).isEqualTo(new Evaluation.Value(true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      value = {
        "result.none[0].n == 1 => `result.none` is empty: there is no [0]",
        "result.rows[3].n == 1 => `result.rows` has only 1: there is no [3]",
        "1 / (50 - 50) == 1 => `1 / (50 - 50)`: division by zero",
        "1s / 0 == 1s => `1s / 0`: division by zero",
        "result.json.x == 1 => `result` has no `json`",
        "result.nothing.x == 1 => `result.nothing` is null and has no `x`",
        "result.body < 3 => `result.body < 3`: cannot compare text with a number",
        "int(result.body) == 3 => `int(result.body)`: 'All ok' is not a whole number",
        "9223372036854775807 + 1 == 0 => `9223372036854775807 + 1`: the result is too large",
        "result.body.matches('(') => `result.body.matches('(')`: `(` is no RE2 pattern: missing closing )",
        "result.status ? true : false => `result.status` is a number and not true or false"
      })
  void saysWhyThereIsNoValue(String expression, String message) {
    assertThat(evaluate(expression)).isEqualTo(new Evaluation.Failed(message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      value = {
        "steps['later'].changed => later",
        "steps['half'].result.status == 200 => half",
        "result.status == 200 && steps.later.changed => later",
        "steps.later.changed && result.status == 200 => later",
        "result.status == 500 || steps.later.changed => later",
        "!steps.later.changed => later",
        "steps.later.changed ? 1 : 2 => later",
        "size(steps.later.lines) == 1 => later",
        "[1, 2].all(n, n > 0 && steps.later.changed) => later",
        "result.none[0] == 1 || steps.later.changed => later",
        "steps.later.changed && 1 / 0 == 1 => later"
      })
  void waitsForTheStepThatDecides(String expression, String step) {
    assertThat(evaluate(expression)).isEqualTo(new Evaluation.NotYet(step));
  }

  @ParameterizedTest
  @CsvSource({
    "false && steps.later.changed, false",
    "steps.later.changed && false, false",
    "true || steps.later.changed, true",
    "steps.later.changed || true, true",
    "result.none[0] == 1 || true, true",
    "1 / 0 == 1 && false, false",
    "true ? 1 == 1 : steps.later.changed, true",
    "'[1, 2].exists(n, n == 1 || steps.later.changed)', true",
    "'[1, 2].all(n, n == 2 && steps.later.changed)', false"
  })
  void doesNotWaitForWhatCannotMatter(String expression, boolean value) {
    assertThat(evaluate(expression)).isEqualTo(new Evaluation.Value(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secrets.token == 'hunter22'",
        "'hunter22' != secrets.token",
        "secrets.token + 'x'",
        "secrets.token in ['hunter22']",
        "[secrets.token] == ['hunter22']",
        "[secrets.token].join('')",
        "string(secrets.token)",
        "secrets.token.size() > 3",
        "secrets.token < 'z'",
        "secrets.token.x",
        "secrets.token[0]",
        "{'hunter22': 1}[secrets.token]"
      })
  void neverLooksIntoASecret(String expression) {
    assertThat(evaluate(expression))
        .isInstanceOfSatisfying(
            Evaluation.Failed.class, failed -> assertThat(failed.message()).contains("secret"));
    assertThat(Expressions.explain(Written.plain("secrets.token == ''"), scope()))
        .contains("***")
        .doesNotContain("hunter22");
  }

  @Test
  void handsASecretOnUnopened() {
    assertThat(evaluate("secrets.token")).isEqualTo(new Evaluation.Value(TOKEN));
  }

  @Test
  void failsOnABrokenExpressionInsteadOfThrowing() {
    assertThat(evaluate("1 +")).isEqualTo(new Evaluation.Failed("the expression ends too early"));
  }
}
