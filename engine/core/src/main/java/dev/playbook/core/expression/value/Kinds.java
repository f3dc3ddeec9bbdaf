package dev.playbook.core.expression.value;

import dev.playbook.core.expression.ValueType;
import dev.playbook.core.expression.ValueType.Simple;
import dev.playbook.spi.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What kinds of values there are, how people call them, and which go together. */
public final class Kinds {
  public static final ValueType LIST = new ValueType.ListOf(Simple.ANY);
  public static final ValueType BLOCK = new ValueType.MapOf(Simple.ANY);

  private Kinds() {}

  /** Returns the kind of a value that is there. */
  public static ValueType of(@Nullable Object value) {
    return switch (value) {
      case String _ -> Simple.TEXT;
      case Long _ -> Simple.INTEGER;
      case Double _ -> Simple.NUMBER;
      case Boolean _ -> Simple.BOOLEAN;
      case Duration _ -> Simple.DURATION;
      case List<?> _ -> LIST;
      case Map<?, ?> _ -> BLOCK;
      case null, default -> Simple.ANY;
    };
  }

  /** Returns {@code a number}, {@code text} and so on. */
  public static String describe(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Secret _ -> "a secret";
      case Object known -> withArticle(of(known));
    };
  }

  public static String withArticle(ValueType type) {
    boolean countable = !(type instanceof Simple simple) || isCountable(simple);
    return countable ? "a " + word(type) : word(type);
  }

  private static boolean isCountable(Simple type) {
    return switch (type) {
      case TEXT, BOOLEAN, ANY -> false;
      case INTEGER, NUMBER, DURATION -> true;
    };
  }

  public static String word(ValueType type) {
    return switch (type) {
      case Simple simple -> word(simple);
      case ValueType.ListOf _ -> "list";
      case ValueType.Fields _, ValueType.MapOf _ -> "block";
    };
  }

  private static String word(Simple type) {
    return switch (type) {
      case TEXT -> "text";
      case INTEGER, NUMBER -> "number";
      case BOOLEAN -> "true or false";
      case DURATION -> "duration";
      case ANY -> "a value of any kind";
    };
  }

  public static boolean isNumber(ValueType type) {
    return type == Simple.INTEGER || type == Simple.NUMBER;
  }

  public static boolean isBlock(ValueType type) {
    return type instanceof ValueType.Fields || type instanceof ValueType.MapOf;
  }

  /** Returns whether two values can be equal at all. */
  public static boolean comparable(ValueType left, ValueType right) {
    if (left == Simple.ANY || right == Simple.ANY) {
      return true;
    }
    if (left instanceof ValueType.ListOf(ValueType a)
        && right instanceof ValueType.ListOf(ValueType b)) {
      return comparable(a, b);
    }
    return isSame(left, right)
        || (isNumber(left) && isNumber(right))
        || (isBlock(left) && isBlock(right));
  }

  /** Returns whether a value of one kind can stand where another kind is wanted. */
  public static boolean fits(ValueType actual, ValueType wanted) {
    if (actual == Simple.ANY || wanted == Simple.ANY) {
      return true;
    }
    return switch (wanted) {
      case Simple simple -> isSame(actual, simple) || (simple == Simple.NUMBER && isNumber(actual));
      case ValueType.ListOf(ValueType element) ->
          actual instanceof ValueType.ListOf(ValueType own) && fits(own, element);
      case ValueType.Fields _, ValueType.MapOf _ -> isBlock(actual);
    };
  }

  /** Returns the kind that covers both. */
  public static ValueType join(ValueType left, ValueType right) {
    if (left instanceof ValueType.ListOf(ValueType a)
        && right instanceof ValueType.ListOf(ValueType b)) {
      return new ValueType.ListOf(join(a, b));
    }
    if (isBlock(left) && isBlock(right)) {
      return BLOCK;
    }
    if (isSame(left, right)) {
      return left;
    }
    return isNumber(left) && isNumber(right) ? Simple.NUMBER : Simple.ANY;
  }

  /** The equals of records is made at run time, and that costs more than the whole check. */
  private static boolean isSame(ValueType left, ValueType right) {
    return left instanceof Simple a && right instanceof Simple b && a == b;
  }
}
