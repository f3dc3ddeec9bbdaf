package dev.playbook.core.expression.value;

import dev.playbook.core.expression.ValueType;
import dev.playbook.core.expression.ValueType.Simple;
import dev.playbook.core.expression.syntax.Operator;
import java.util.Optional;

/** What kind of value an operator gives for which kinds. */
public final class OperatorTypes {
  private OperatorTypes() {}

  /** Returns the kind of {@code left operator right}; empty when the kinds do not go together. */
  public static Optional<ValueType> of(Operator operator, ValueType left, ValueType right) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL -> when(Kinds.comparable(left, right));
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          when(Kinds.comparable(left, right) && ordered(left) && ordered(right));
      case IN -> when(in(left, right));
      case PLUS -> sum(left, right);
      case MINUS -> difference(left, right);
      case TIMES -> product(left, right);
      case DIVIDED_BY -> quotient(left, right);
      case MODULO -> same(left, right, Simple.INTEGER);
      case AND, OR -> same(left, right, Simple.BOOLEAN);
      case NOT, NEGATED -> Optional.empty();
    };
  }

  /** Returns the kind of {@code operator operand}; empty when it does not fit. */
  public static Optional<ValueType> of(Operator operator, ValueType operand) {
    if (operand == Simple.ANY) {
      return Optional.of(operator == Operator.NOT ? Simple.BOOLEAN : Simple.ANY);
    }
    boolean fits =
        operator == Operator.NOT
            ? operand == Simple.BOOLEAN
            : Kinds.isNumber(operand) || operand == Simple.DURATION;
    return fits ? Optional.of(operand) : Optional.empty();
  }

  private static Optional<ValueType> when(boolean fits) {
    return fits ? Optional.of(Simple.BOOLEAN) : Optional.empty();
  }

  private static boolean ordered(ValueType type) {
    return type instanceof Simple;
  }

  private static boolean in(ValueType element, ValueType holder) {
    return switch (holder) {
      case ValueType.ListOf(ValueType own) -> Kinds.comparable(element, own);
      case ValueType.Fields _, ValueType.MapOf _ -> Kinds.comparable(element, Simple.TEXT);
      case Simple simple -> simple == Simple.ANY;
    };
  }

  private static Optional<ValueType> sum(ValueType left, ValueType right) {
    if (left instanceof ValueType.ListOf(ValueType a)
        && right instanceof ValueType.ListOf(ValueType b)) {
      return Optional.of(new ValueType.ListOf(Kinds.join(a, b)));
    }
    if (left instanceof ValueType.ListOf || right instanceof ValueType.ListOf) {
      return same(left, right, Kinds.LIST);
    }
    return left == Simple.TEXT || right == Simple.TEXT
        ? same(left, right, Simple.TEXT)
        : difference(left, right);
  }

  private static Optional<ValueType> difference(ValueType left, ValueType right) {
    return left == Simple.DURATION || right == Simple.DURATION
        ? same(left, right, Simple.DURATION)
        : numbers(left, right);
  }

  private static Optional<ValueType> product(ValueType left, ValueType right) {
    if (left == Simple.DURATION) {
      return when(Kinds.fits(right, Simple.NUMBER)).map(_ -> Simple.DURATION);
    }
    return right == Simple.DURATION ? product(right, left) : numbers(left, right);
  }

  private static Optional<ValueType> quotient(ValueType left, ValueType right) {
    if (left != Simple.DURATION) {
      return right == Simple.DURATION
          ? same(left, right, Simple.DURATION).map(_ -> Simple.NUMBER)
          : numbers(left, right);
    }
    if (right == Simple.DURATION) {
      return Optional.of(Simple.NUMBER);
    }
    return when(Kinds.fits(right, Simple.NUMBER))
        .map(_ -> right == Simple.ANY ? Simple.ANY : Simple.DURATION);
  }

  private static Optional<ValueType> numbers(ValueType left, ValueType right) {
    boolean fit = Kinds.fits(left, Simple.NUMBER) && Kinds.fits(right, Simple.NUMBER);
    return fit ? Optional.of(Kinds.join(left, right)) : Optional.empty();
  }

  private static Optional<ValueType> same(ValueType left, ValueType right, ValueType type) {
    boolean fit = Kinds.fits(left, type) && Kinds.fits(right, type);
    return fit ? Optional.of(type) : Optional.empty();
  }
}
