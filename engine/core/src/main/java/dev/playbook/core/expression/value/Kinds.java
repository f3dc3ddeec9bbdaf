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
    return switch (type) {
      case Simple.TEXT, Simple.BOOLEAN, Simple.ANY -> word(type);
      case Simple _, ValueType.Fields _, ValueType.ListOf _, ValueType.MapOf _ -> "a " + word(type);
    };
  }

  public static String word(ValueType type) {
    return switch (type) {
      case Simple.TEXT -> "text";
      case Simple.INTEGER, Simple.NUMBER -> "number";
      case Simple.BOOLEAN -> "true or false";
      case Simple.DURATION -> "duration";
      case Simple.ANY -> "a value of any kind";
      case ValueType.ListOf _ -> "list";
      case ValueType.Fields _, ValueType.MapOf _ -> "block";
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
    return left.equals(right)
        || (isNumber(left) && isNumber(right))
        || (isBlock(left) && isBlock(right));
  }

  /** Returns whether a value of one kind can stand where another kind is wanted. */
  public static boolean fits(ValueType actual, ValueType wanted) {
    if (actual == Simple.ANY || wanted == Simple.ANY || actual.equals(wanted)) {
      return true;
    }
    return switch (wanted) {
      case Simple.NUMBER -> actual == Simple.INTEGER;
      case Simple _ -> false;
      case ValueType.ListOf(ValueType element) ->
          actual instanceof ValueType.ListOf(ValueType own) && fits(own, element);
      case ValueType.Fields _, ValueType.MapOf _ -> isBlock(actual);
    };
  }

  /** Returns the kind that covers both. */
  public static ValueType join(ValueType left, ValueType right) {
    if (left.equals(right)) {
      return left;
    }
    return isNumber(left) && isNumber(right) ? Simple.NUMBER : Simple.ANY;
  }
}
