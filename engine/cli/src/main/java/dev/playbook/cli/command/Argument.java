package dev.playbook.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A word that a command takes, declared in code and read after parsing. Picocli's annotations say
 * the same, but reading them by reflection costs 40 ms of every start, more than Java itself needs.
 *
 * @param spec what picocli parses and explains
 */
record Argument<T>(ArgSpec spec) {

  /** Declares an option without a value. */
  static Argument<Boolean> flag(String name, String description) {
    return new Argument<>(
        OptionSpec.builder(name).type(Boolean.class).arity("0").description(description).build());
  }

  /** Declares an option with a value. */
  static <T> Argument<T> option(String name, String label, Class<T> type, String description) {
    return option(List.of(name), label, type, description);
  }

  /** Declares an option with a value and several names. */
  static <T> Argument<T> option(
      List<String> names, String label, Class<T> type, String description) {
    OptionSpec.Builder option =
        OptionSpec.builder(names.toArray(String[]::new))
            .type(type)
            .arity("1")
            .paramLabel(label)
            .description(description);
    if (type.isEnum()) {
      option.completionCandidates(choices(type));
    }
    return new Argument<>(option.build());
  }

  /** Returns how the values of an enum are typed. */
  private static List<String> choices(Class<?> type) {
    return Stream.of(type.getEnumConstants())
        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
        .toList();
  }

  /**
   * Declares a word that stands by itself; {@code arity} says how often, for example {@code 0..1}.
   */
  static <T> Argument<T> word(String label, String arity, Class<T> type, String description) {
    return new Argument<>(
        PositionalParamSpec.builder()
            .type(type)
            .arity(arity)
            .required(!arity.startsWith("0"))
            .paramLabel(label)
            .description(description)
            .build());
  }

  /** Declares words that stand by themselves, as many as {@code arity} says. */
  static <T> Argument<List<T>> words(
      String label, String arity, Class<T> type, String description) {
    return new Argument<>(
        PositionalParamSpec.builder()
            .type(List.class)
            .auxiliaryTypes(type)
            .arity(arity)
            .required(!arity.startsWith("0"))
            .paramLabel(label)
            .description(description)
            .build());
  }

  /** Declares an option that may be repeated, with {@code name=value} each time. */
  static Argument<Map<String, String>> values(String name, String label, String description) {
    return new Argument<>(
        OptionSpec.builder(name)
            .type(Map.class)
            .auxiliaryTypes(String.class, String.class)
            .arity("1")
            .paramLabel(label)
            .description(description)
            .build());
  }

  /** Returns what several parts of a command take. */
  @SafeVarargs
  static List<Argument<?>> all(List<Argument<?>>... parts) {
    List<Argument<?>> all = new ArrayList<>();
    for (List<Argument<?>> part : parts) {
      all.addAll(part);
    }
    return List.copyOf(all);
  }

  /** Returns the value that was given. */
  Optional<T> given() {
    return Optional.ofNullable(spec.<T>getValue());
  }

  /** Sets the value, as if it had been given. */
  void take(T value) {
    spec.setValue(value);
  }

  /** Returns the value that was given, else {@code usual}. */
  T or(T usual) {
    return given().orElse(usual);
  }
}
