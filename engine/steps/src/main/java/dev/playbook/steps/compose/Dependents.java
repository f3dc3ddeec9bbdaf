package dev.playbook.steps.compose;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Who needs whom, as {@code depends_on} of a compose file says it.
 *
 * @param needs by service, those that it depends on
 */
record Dependents(Map<String, List<String>> needs) {

  /** Reads what {@code compose config} prints: the file with everything resolved. */
  static Dependents in(String config) {
    Map<String, List<String>> needs = new LinkedHashMap<>();
    if (new Load(LoadSettings.builder().build()).loadFromString(config) instanceof Map<?, ?> file
        && file.get("services") instanceof Map<?, ?> services) {
      services.forEach((name, service) -> needs.put(String.valueOf(name), needed(service)));
    }
    return new Dependents(needs);
  }

  /**
   * Returns what an operator should know when a service goes away for a while.
   *
   * @param running those that go on meanwhile
   */
  Optional<String> note(String service, Collection<String> running) {
    List<String> dependents =
        running.stream()
            .filter(other -> needs.getOrDefault(other, List.of()).contains(service))
            .toList();
    return dependents.isEmpty()
        ? Optional.empty()
        : Optional.of(
            dependents.stream().collect(Collectors.joining("`, `", "`", "`"))
                + (dependents.size() == 1
                    ? " depends on it and runs on"
                    : " depend on it and run on"));
  }

  /** It is a list, or a map with a condition for each. */
  private static List<String> needed(Object service) {
    Object said = service instanceof Map<?, ?> keys ? keys.get("depends_on") : null;
    Collection<?> names =
        switch (said) {
          case Map<?, ?> conditions -> conditions.keySet();
          case Collection<?> list -> list;
          case null, default -> List.of();
        };
    return names.stream().map(String::valueOf).toList();
  }
}
