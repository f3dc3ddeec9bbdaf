package dev.playbook.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplainTest {

  private static String explain(String expression) {
    return Expressions.explain(Written.plain(expression), EvaluateTest.scope());
  }

  @Test
  void writesTheValuesUnderTheOperands() {
    assertThat(explain("result.matched >= 0.9 * result.total"))
        .isEqualTo(
            """
            result.matched >= 0.9 * result.total
            └ 41              └ 45.0""");
  }

  @Test
  void showsOnlyWhatMadeTheWholeFalse() {
    assertThat(explain("result.status == 200 && result.body.contains('bad')"))
        .isEqualTo(
            """
            result.status == 200 && result.body.contains('bad')
                                    └ 'All ok'""");
  }

  @Test
  void showsAllAlternativesThatFailed() {
    assertThat(explain("result.status == 500 || result.duration > 1s"))
        .isEqualTo(
            """
            result.status == 500 || result.duration > 1s
            └ 200                   └ 412ms""");
  }

  @Test
  void usesAnotherLineWhereTwoValuesWouldCollide() {
    assertThat(explain("[result.body, result.body] == [result.p95, 1]"))
        .isEqualTo(
            """
            [result.body, result.body] == [result.p95, 1]
            └ a list of 2                 └ a list of 2""");
    assertThat(explain("inputs == steps"))
        .isEqualTo(
            """
            inputs == steps
            └ a block of 2
                      └ a block of 3""");
  }

  @Test
  void saysWhatIsNotThereOrNotYetThere() {
    assertThat(explain("result.none[0] == steps.later.changed"))
        .isEqualTo(
            """
            result.none[0] == steps.later.changed
            └ no value        └ known after later""");
  }

  @Test
  void keepsAnExpressionOfSeveralLinesOnOne() {
    assertThat(explain("result.status == 500\n  || false\n"))
        .isEqualTo(
            """
            result.status == 500   || false
            └ 200""");
  }
}
