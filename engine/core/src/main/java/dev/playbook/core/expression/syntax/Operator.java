package dev.playbook.core.expression.syntax;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The signs between and before values. */
public enum Operator {
  OR("||", 1),
  AND("&&", 2),
  EQUAL("==", 3),
  NOT_EQUAL("!=", 3),
  LESS("<", 3),
  LESS_OR_EQUAL("<=", 3),
  GREATER(">", 3),
  GREATER_OR_EQUAL(">=", 3),
  IN("in", 3),
  PLUS("+", 4),
  MINUS("-", 4),
  TIMES("*", 5),
  DIVIDED_BY("/", 5),
  MODULO("%", 5),
  NOT("!", 0),
  NEGATED("-", 0);

  /** How tightly the loosest operator between two values binds. */
  static final int LOOSEST = 1;

  private static final Map<String, Operator> BETWEEN_VALUES =
      Arrays.stream(values())
          .filter(operator -> operator.precedence >= LOOSEST)
          .collect(Collectors.toUnmodifiableMap(Operator::sign, Function.identity()));

  private final String sign;
  private final int precedence;

  Operator(String sign, int precedence) {
    this.sign = sign;
    this.precedence = precedence;
  }

  /** Returns how it is written. */
  public String sign() {
    return sign;
  }

  /** Returns how tightly it binds the values at its sides; the higher, the tighter. */
  int precedence() {
    return precedence;
  }

  /** Finds the operator that stands between two values and is written so. */
  static Optional<Operator> between(String sign) {
    return Optional.ofNullable(BETWEEN_VALUES.get(sign));
  }
}
