package dev.playbook.core.expression.value;

import dev.playbook.core.expression.Scope;
import dev.playbook.spi.Secret;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How values compare. */
public final class Values {
  private Values() {}

  /** Returns the value in one of the forms that {@link Scope} lists; refuses what is not there. */
  public static @Nullable Object known(@Nullable Object value) {
    return switch (value) {
      case Scope.NotYet notYet -> throw NoValue.before(notYet);
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case Float number -> number.doubleValue();
      case BigInteger number when number.bitLength() < Long.SIZE -> number.longValueExact();
      case BigInteger number -> number.doubleValue();
      case BigDecimal number -> number.doubleValue();
      case null, default -> value;
    };
  }

  public static boolean equal(@Nullable Object left, @Nullable Object right) {
    Object a = known(left);
    Object b = known(right);
    if (a instanceof Secret || b instanceof Secret) {
      throw NoValue.because("a secret cannot be compared");
    }
    return switch (a) {
      case null -> b == null;
      case Number number -> b instanceof Number other && compare(number, other) == 0;
      case List<?> list -> b instanceof List<?> other && equalLists(list, other);
      case Map<?, ?> map -> b instanceof Map<?, ?> other && equalMaps(map, other);
      case Object value -> value.equals(b);
    };
  }

  private static boolean equalLists(List<?> left, List<?> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int index = 0; index < left.size(); index++) {
      if (!equal(left.get(index), right.get(index))) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalMaps(Map<?, ?> left, Map<?, ?> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (Map.Entry<?, ?> entry : left.entrySet()) {
      Object key = entry.getKey();
      if (!right.containsKey(key) || !equal(entry.getValue(), right.get(key))) {
        return false;
      }
    }
    return true;
  }

  /** Returns less than, equal to or greater than 0; refuses what has no order. */
  public static int compare(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Number a && right instanceof Number b) {
      return compare(a, b);
    }
    if (left instanceof String a && right instanceof String b) {
      return compareText(a, b);
    }
    if (left instanceof Boolean a && right instanceof Boolean b) {
      return a.compareTo(b);
    }
    if (left instanceof Duration a && right instanceof Duration b) {
      return a.compareTo(b);
    }
    if (left instanceof Instant a && right instanceof Instant b) {
      return a.compareTo(b);
    }
    throw NoValue.because(
        "cannot compare " + Kinds.describe(left) + " with " + Kinds.describe(right));
  }

  private static int compare(Number left, Number right) {
    if (left instanceof Long a && right instanceof Long b) {
      return a.compareTo(b);
    }
    double a = left.doubleValue();
    double b = right.doubleValue();
    boolean roundable = Double.isFinite(a) && Double.isFinite(b) && a == b;
    return roundable ? exact(left).compareTo(exact(right)) : Double.compare(a, b);
  }

  private static BigDecimal exact(Number number) {
    return number instanceof Long whole
        ? BigDecimal.valueOf(whole)
        : new BigDecimal(number.doubleValue());
  }

  /** Orders by code points, not by UTF-16 units. */
  private static int compareText(String left, String right) {
    int[] a = left.codePoints().toArray();
    int[] b = right.codePoints().toArray();
    return java.util.Arrays.compare(a, b);
  }
}
