package dev.playbook.core.plan.input;

import dev.playbook.core.input.InputReading;
import dev.playbook.core.model.InputDefinition;
import dev.playbook.core.source.DidYouMean;
import dev.playbook.spi.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of a playbook's inputs, out of what the operator gave and what the playbook says.
 *
 * @param values by name; a {@link Secret} for a secret input; a name without a value is missing
 * @param problems what is wrong with what was given, each one line; empty when it can be used
 */
public record InputValues(Map<String, Object> values, List<String> problems) {
  /** Resolves what was given against the definitions. */
  public static InputValues of(List<InputDefinition> definitions, GivenInputs given) {
    Resolution resolution = new Resolution(definitions);
    resolution.resolve(given);
    return new InputValues(resolution.values, List.copyOf(resolution.problems));
  }

  private static final class Resolution {
    private final List<InputDefinition> definitions;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    Resolution(List<InputDefinition> definitions) {
      this.definitions = definitions;
    }

    void resolve(GivenInputs given) {
      Map<String, GivenValue> chosen = new LinkedHashMap<>();
      definitions.forEach(
          definition ->
              variable(definition.name(), given.environment())
                  .ifPresent(value -> chosen.put(definition.name(), value)));
      chosen.putAll(file(given));
      if (!problems.isEmpty()) {
        return;
      }
      given
          .commandLine()
          .forEach((name, text) -> chosen.put(name, new GivenValue.OnCommandLine(name, text)));
      unknown(chosen);
      definitions.forEach(definition -> value(definition, chosen.get(definition.name())));
    }

    private Map<String, GivenValue> file(GivenInputs given) {
      if (given.file().isEmpty()) {
        return Map.of();
      }
      boolean secretive = definitions.stream().anyMatch(InputDefinition::secret);
      ValuesFile file = new ValuesFile(given.file().get(), secretive);
      Map<String, GivenValue> found = file.read();
      problems.addAll(file.faults());
      return found;
    }

    private static Optional<GivenValue> variable(String name, Map<String, String> environment) {
      String exact = GivenValue.InEnvironment.PREFIX + name;
      String upper = GivenValue.InEnvironment.PREFIX + name.toUpperCase(Locale.ROOT);
      String variable = environment.containsKey(exact) ? exact : upper;
      return Optional.ofNullable(environment.get(variable))
          .map(text -> new GivenValue.InEnvironment(variable, text));
    }

    private void unknown(Map<String, GivenValue> chosen) {
      List<String> names = definitions.stream().map(InputDefinition::name).toList();
      chosen.forEach(
          (name, value) -> {
            if (!names.contains(name)) {
              problems.add(value.fault(unknown(name, names)));
            }
          });
    }

    private static String unknown(String name, List<String> names) {
      return "the playbook has no input `%s`%s"
          .formatted(
              name,
              DidYouMean.closest(names, name)
                  .map(near -> "; did you mean `" + near + "`?")
                  .orElse(""));
    }

    private void value(InputDefinition definition, @Nullable GivenValue given) {
      if (given == null) {
        usual(definition);
        return;
      }
      switch (given.read(definition)) {
        case InputReading.Accepted(Object value) ->
            values.put(definition.name(), kept(definition, value));
        case InputReading.Refused(String reason) ->
            problems.add(given.fault("input `" + definition.name() + "`: " + reason));
      }
    }

    private static Object kept(InputDefinition definition, Object value) {
      return definition.secret() ? new Secret(definition.name(), value::toString) : value;
    }

    private void usual(InputDefinition definition) {
      definition.fallback().ifPresent(value -> values.put(definition.name(), value));
      if (definition.fallback().isEmpty() && definition.required()) {
        String variable = GivenValue.InEnvironment.PREFIX + definition.name();
        String way =
            definition.secret()
                ? "set `" + variable + "`, or use `--vars-file`"
                : "give it with `--var " + definition.name() + "=…`";
        problems.add("input `" + definition.name() + "`: is required; " + way);
      }
    }
  }
}
