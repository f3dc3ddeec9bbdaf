package dev.playbook.core.expression.value;

import static dev.playbook.core.expression.ValueType.Simple.BOOLEAN;
import static dev.playbook.core.expression.ValueType.Simple.DURATION;
import static dev.playbook.core.expression.ValueType.Simple.INTEGER;
import static dev.playbook.core.expression.ValueType.Simple.NUMBER;
import static dev.playbook.core.expression.ValueType.Simple.TEXT;

import com.google.re2j.Pattern;
import dev.playbook.core.expression.ValueType;
import dev.playbook.core.expression.value.Function.Body;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** All functions: those of CEL's standard and of its strings extension that playbooks need. */
public final class Functions {
  private static final List<Function> ALL =
      List.of(
          size(false, TEXT, a -> TextFunctions.length(text(a, 0))),
          size(true, TEXT, a -> TextFunctions.length(text(a, 0))),
          size(false, Kinds.LIST, a -> (long) ((List<?>) a.getFirst()).size()),
          size(true, Kinds.LIST, a -> (long) ((List<?>) a.getFirst()).size()),
          size(false, Kinds.BLOCK, a -> (long) ((Map<?, ?>) a.getFirst()).size()),
          size(true, Kinds.BLOCK, a -> (long) ((Map<?, ?>) a.getFirst()).size()),
          conversion("int", INTEGER, INTEGER, List::getFirst),
          conversion("int", NUMBER, INTEGER, a -> Conversions.toInteger((Double) a.getFirst())),
          conversion("int", TEXT, INTEGER, a -> Conversions.toInteger(text(a, 0))),
          conversion("double", NUMBER, NUMBER, a -> ((Number) a.getFirst()).doubleValue()),
          conversion("double", TEXT, NUMBER, a -> Conversions.toNumber(text(a, 0))),
          conversion("bool", BOOLEAN, BOOLEAN, List::getFirst),
          conversion("bool", TEXT, BOOLEAN, a -> Conversions.toBoolean(text(a, 0))),
          conversion("duration", DURATION, DURATION, List::getFirst),
          conversion("duration", TEXT, DURATION, a -> Conversions.toDuration(text(a, 0))),
          conversion("string", TEXT, TEXT, List::getFirst),
          conversion("string", NUMBER, TEXT, a -> a.getFirst().toString()),
          conversion("string", BOOLEAN, TEXT, a -> a.getFirst().toString()),
          conversion("string", DURATION, TEXT, a -> Shown.plain(a.getFirst())),
          new Function("matches", false, List.of(TEXT, TEXT), BOOLEAN, Functions::matches),
          method("matches", BOOLEAN, Functions::matches, TEXT, TEXT),
          method("contains", BOOLEAN, a -> text(a, 0).contains(text(a, 1)), TEXT, TEXT),
          method("startsWith", BOOLEAN, a -> text(a, 0).startsWith(text(a, 1)), TEXT, TEXT),
          method("endsWith", BOOLEAN, a -> text(a, 0).endsWith(text(a, 1)), TEXT, TEXT),
          method("lowerAscii", TEXT, a -> TextFunctions.lowerAscii(text(a, 0)), TEXT),
          method("upperAscii", TEXT, a -> TextFunctions.upperAscii(text(a, 0)), TEXT),
          method("trim", TEXT, a -> TextFunctions.trim(text(a, 0)), TEXT),
          method("reverse", TEXT, a -> new StringBuilder(text(a, 0)).reverse().toString(), TEXT),
          method("charAt", TEXT, a -> TextFunctions.charAt(text(a, 0), whole(a, 1)), TEXT, INTEGER),
          method(
              "indexOf", INTEGER, a -> TextFunctions.indexOf(text(a, 0), text(a, 1)), TEXT, TEXT),
          method(
              "lastIndexOf",
              INTEGER,
              a -> TextFunctions.lastIndexOf(text(a, 0), text(a, 1)),
              TEXT,
              TEXT),
          method(
              "replace", TEXT, a -> text(a, 0).replace(text(a, 1), text(a, 2)), TEXT, TEXT, TEXT),
          method(
              "split",
              new ValueType.ListOf(TEXT),
              a -> TextFunctions.split(text(a, 0), text(a, 1)),
              TEXT,
              TEXT),
          method(
              "substring",
              TEXT,
              a -> TextFunctions.substring(text(a, 0), whole(a, 1), Long.MAX_VALUE),
              TEXT,
              INTEGER),
          method(
              "substring",
              TEXT,
              a -> TextFunctions.substring(text(a, 0), whole(a, 1), whole(a, 2)),
              TEXT,
              INTEGER,
              INTEGER),
          method("join", TEXT, a -> TextFunctions.join((List<?>) a.getFirst(), ""), Kinds.LIST),
          method(
              "join",
              TEXT,
              a -> TextFunctions.join((List<?>) a.getFirst(), text(a, 1)),
              Kinds.LIST,
              TEXT),
          method("getHours", INTEGER, a -> duration(a).toHours(), DURATION),
          method("getMinutes", INTEGER, a -> duration(a).toMinutes(), DURATION),
          method("getSeconds", INTEGER, a -> duration(a).toSeconds(), DURATION),
          method("getMilliseconds", INTEGER, a -> (long) duration(a).toMillisPart(), DURATION));

  private Functions() {}

  /** Returns the functions of a name in one of the two ways of writing them. */
  public static List<Function> named(String name, boolean method) {
    return ALL.stream()
        .filter(function -> function.method() == method && function.name().equals(name))
        .toList();
  }

  /** Returns all names in one of the two ways of writing them. */
  public static List<String> names(boolean method) {
    return ALL.stream()
        .filter(function -> function.method() == method)
        .map(Function::name)
        .distinct()
        .toList();
  }

  private static Function size(boolean method, ValueType of, Body body) {
    return new Function("size", method, List.of(of), INTEGER, body);
  }

  private static Function conversion(String name, ValueType from, ValueType to, Body body) {
    return new Function(name, false, List.of(from), to, body);
  }

  private static Function method(
      String name, ValueType result, Body body, ValueType... parameters) {
    return new Function(name, true, List.of(parameters), result, body);
  }

  /** RE2: its time grows with the text only, whatever the pattern. */
  private static Object matches(List<Object> arguments) {
    try {
      return Pattern.compile(text(arguments, 1)).matcher(text(arguments, 0)).find();
    } catch (com.google.re2j.PatternSyntaxException fault) {
      throw NoValue.because(
          "`" + text(arguments, 1) + "` is no RE2 pattern: " + fault.getDescription());
    }
  }

  private static String text(List<Object> arguments, int index) {
    return (String) arguments.get(index);
  }

  private static long whole(List<Object> arguments, int index) {
    return (Long) arguments.get(index);
  }

  private static Duration duration(List<Object> arguments) {
    return (Duration) arguments.getFirst();
  }
}
