package dev.playbook.core.plan;

import dev.playbook.core.model.Durations;
import dev.playbook.core.model.InputDefinition;
import dev.playbook.core.source.DidYouMean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The values of a playbook's inputs, out of what the operator gave and what the playbook says.
 *
 * @param values by name; a name without a value is missing
 * @param problems what is wrong with what was given, each one line; empty when it can be used
 */
public record InputValues(Map<String, Object> values, List<String> problems) {

  /** Resolves the given texts, by input name, against the definitions. */
  public static InputValues of(List<InputDefinition> definitions, Map<String, String> given) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    List<String> names = definitions.stream().map(InputDefinition::name).toList();
    for (String name : given.keySet()) {
      if (!names.contains(name)) {
        problems.add(unknown(name, names));
      }
    }
    for (InputDefinition definition : definitions) {
      try {
        value(definition, Optional.ofNullable(given.get(definition.name())))
            .ifPresent(value -> values.put(definition.name(), value));
      } catch (IllegalArgumentException e) {
        problems.add("input `" + definition.name() + "`: " + e.getMessage());
      }
    }
    return new InputValues(values, List.copyOf(problems));
  }

  private static String unknown(String name, List<String> names) {
    return "the playbook has no input `%s`%s"
        .formatted(
            name,
            DidYouMean.closest(names, name)
                .map(near -> "; did you mean `" + near + "`?")
                .orElse(""));
  }

  private static Optional<Object> value(InputDefinition definition, Optional<String> given) {
    if (given.isEmpty()) {
      if (definition.fallback().isEmpty() && definition.required()) {
        throw new IllegalArgumentException(
            "is required; give it with `--var " + definition.name() + "=…`");
      }
      return definition.fallback();
    }
    Object value = parsed(definition.type(), given.get());
    check(definition, value);
    return Optional.of(value);
  }

  private static Object parsed(InputDefinition.Type type, String text) {
    return switch (type) {
      case STRING -> text;
      case INTEGER -> number(text, Long::valueOf, "a whole number");
      case NUMBER -> number(text, Double::valueOf, "a number");
      case BOOLEAN -> bool(text);
      case DURATION ->
          Durations.parse(text)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "`" + text + "` is not a duration such as `90s` or `1h30m`"));
    };
  }

  private static <T> T number(
      String text, java.util.function.Function<String, T> parser, String kind) {
    try {
      return parser.apply(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("`" + text + "` is not " + kind, e);
    }
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("`" + text + "` is not `true` or `false`");
    };
  }

  private static void check(InputDefinition definition, Object value) {
    if (!definition.allowed().isEmpty() && !definition.allowed().contains(value)) {
      throw new IllegalArgumentException("`" + value + "` is not one of " + definition.allowed());
    }
    if (value instanceof Number number) {
      checkRange(definition, number.doubleValue());
    }
    definition
        .pattern()
        .filter(pattern -> !Pattern.matches(pattern, value.toString()))
        .ifPresent(
            pattern -> {
              throw new IllegalArgumentException(
                  "`" + value + "` does not match `" + pattern + "`");
            });
  }

  private static void checkRange(InputDefinition definition, double number) {
    if (definition.minimum().filter(least -> number < least).isPresent()) {
      throw new IllegalArgumentException("must be at least " + definition.minimum().get());
    }
    if (definition.maximum().filter(most -> number > most).isPresent()) {
      throw new IllegalArgumentException("must be at most " + definition.maximum().get());
    }
  }
}
