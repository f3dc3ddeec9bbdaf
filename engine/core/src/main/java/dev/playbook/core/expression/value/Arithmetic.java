package dev.playbook.core.expression.value;

import dev.playbook.core.expression.syntax.Operator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calculates with values that are there. */
public final class Arithmetic {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  private Arithmetic() {}

  public static Object of(Operator operator, @Nullable Object left, @Nullable Object right) {
    try {
      return calculate(operator, left, right);
    } catch (ArithmeticException _) {
      throw NoValue.because("the result is too large");
    }
  }

  public static Object negated(@Nullable Object operand) {
    return switch (operand) {
      case Long number when number == Long.MIN_VALUE ->
          throw NoValue.because("the result is too large");
      case Long number -> -number;
      case Double number -> -number;
      case Duration duration -> duration.negated();
      case null, default ->
          throw NoValue.because("`-` cannot stand before " + Kinds.describe(operand));
    };
  }

  private static Object calculate(
      Operator operator, @Nullable Object left, @Nullable Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return whole(operator, a, b);
    }
    if (left instanceof Number a && right instanceof Number b && operator != Operator.MODULO) {
      return fraction(operator, a.doubleValue(), b.doubleValue());
    }
    if (left instanceof Duration a) {
      return duration(operator, a, right);
    }
    if (left instanceof Number a && right instanceof Duration b && operator == Operator.TIMES) {
      return times(b, a);
    }
    if (operator == Operator.PLUS && left instanceof String a && right instanceof String b) {
      return a + b;
    }
    if (operator == Operator.PLUS && left instanceof List<?> a && right instanceof List<?> b) {
      List<@Nullable Object> both = new ArrayList<>(a);
      both.addAll(b);
      return both;
    }
    throw refused(operator, left, right);
  }

  private static Object whole(Operator operator, long left, long right) {
    return switch (operator) {
      case PLUS -> Math.addExact(left, right);
      case MINUS -> Math.subtractExact(left, right);
      case TIMES -> Math.multiplyExact(left, right);
      case DIVIDED_BY -> Math.divideExact(left, divisor(right));
      case MODULO -> left % divisor(right);
      default -> throw refused(operator, left, right);
    };
  }

  private static Object fraction(Operator operator, double left, double right) {
    return switch (operator) {
      case PLUS -> left + right;
      case MINUS -> left - right;
      case TIMES -> left * right;
      case DIVIDED_BY -> left / right;
      default -> throw refused(operator, left, right);
    };
  }

  private static Object duration(Operator operator, Duration left, @Nullable Object right) {
    return switch (right) {
      case Duration other when operator == Operator.PLUS -> left.plus(other);
      case Duration other when operator == Operator.MINUS -> left.minus(other);
      case Duration other when operator == Operator.DIVIDED_BY -> ratio(left, other);
      case Number factor when operator == Operator.TIMES -> times(left, factor);
      case Number part when operator == Operator.DIVIDED_BY -> times(left, inverse(part));
      case null, default -> throw refused(operator, left, right);
    };
  }

  private static double ratio(Duration left, Duration right) {
    if (right.isZero()) {
      throw NoValue.because("division by zero");
    }
    return nanos(left).doubleValue() / nanos(right).doubleValue();
  }

  private static Number inverse(Number part) {
    if (part.doubleValue() == 0) {
      throw NoValue.because("division by zero");
    }
    return 1 / part.doubleValue();
  }

  private static Duration times(Duration duration, Number factor) {
    double number = factor.doubleValue();
    if (!Double.isFinite(number)) {
      throw NoValue.because("the result is too large");
    }
    BigDecimal nanos = nanos(duration).multiply(BigDecimal.valueOf(number));
    return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  private static BigDecimal nanos(Duration duration) {
    return BigDecimal.valueOf(duration.getSeconds())
        .multiply(NANOS)
        .add(BigDecimal.valueOf(duration.getNano()));
  }

  private static long divisor(long number) {
    if (number == 0) {
      throw NoValue.because("division by zero");
    }
    return number;
  }

  private static NoValue refused(Operator operator, @Nullable Object left, @Nullable Object right) {
    return NoValue.because(
        "`%s` cannot stand between %s and %s"
            .formatted(operator.sign(), Kinds.describe(left), Kinds.describe(right)));
  }
}
