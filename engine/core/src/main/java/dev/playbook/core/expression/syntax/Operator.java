package dev.playbook.core.expression.syntax;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The signs between and before values. */
public enum Operator {
  AND("_&&_", "&&"),
  OR("_||_", "||"),
  EQUAL("_==_", "=="),
  NOT_EQUAL("_!=_", "!="),
  LESS("_<_", "<"),
  LESS_OR_EQUAL("_<=_", "<="),
  GREATER("_>_", ">"),
  GREATER_OR_EQUAL("_>=_", ">="),
  IN("@in", "in"),
  PLUS("_+_", "+"),
  MINUS("_-_", "-"),
  TIMES("_*_", "*"),
  DIVIDED_BY("_/_", "/"),
  MODULO("_%_", "%"),
  NOT("!_", "!"),
  NEGATED("-_", "-");

  private static final Map<String, Operator> BY_FUNCTION =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(value -> value.function, Function.identity()));

  private final String function;
  private final String sign;

  Operator(String function, String sign) {
    this.function = function;
    this.sign = sign;
  }

  /** Returns how it is written. */
  public String sign() {
    return sign;
  }

  /** Finds the operator that CEL's parser calls so. */
  static Optional<Operator> of(String function) {
    return Optional.ofNullable(BY_FUNCTION.get(function));
  }
}
