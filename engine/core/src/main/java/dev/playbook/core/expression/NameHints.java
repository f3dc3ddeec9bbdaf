package dev.playbook.core.expression;

import dev.playbook.core.source.DidYouMean;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was meant by a name that nothing has. */
public final class NameHints {
  private static final int FEW = 8;

  /** How other languages write CEL's constants. */
  private static final Map<String, String> CONSTANTS =
      Map.of(
          "True", "true", "TRUE", "true", "False", "false", "FALSE", "false", "None", "null", "nil",
          "null", "NULL", "null", "Null", "null");

  private NameHints() {}

  /**
   * Returns what to write instead of a name that no part begins with: a near one, the one that has
   * it as a part, or all that are known; may be empty.
   */
  public static String of(Map<String, ValueType> names, String name) {
    if (CONSTANTS.containsKey(name)) {
      return "write `" + CONSTANTS.get(name) + "`";
    }
    if (name.equals("secrets")) {
      return "a secret can stand in a template of `with:`, nowhere else";
    }
    if (name.equals("result")) {
      return "`result` is what this activity gives: known in `expect:` and `until:`, not here";
    }
    return owner(names, name)
        .map(owner -> "write `" + part(owner, name) + "`")
        .or(() -> Optional.of(DidYouMean.among(names.keySet(), name)).filter(it -> !it.isEmpty()))
        .orElseGet(() -> few("known here", names.keySet()));
  }

  static String few(String intro, Collection<String> known) {
    List<String> quoted = known.stream().sorted().map(own -> "`" + own + "`").toList();
    return known.isEmpty() || known.size() > FEW ? "" : intro + ": " + String.join(", ", quoted);
  }

  private static Optional<String> owner(Map<String, ValueType> names, String name) {
    return new TreeMap<>(names)
        .entrySet().stream()
            .filter(
                entry ->
                    entry.getValue() instanceof ValueType.Fields(Map<String, ValueType> fields)
                        && fields.containsKey(name))
            .map(Map.Entry::getKey)
            .findFirst();
  }

  private static String part(String owner, String name) {
    return name.contains("-") ? owner + "['" + name + "']" : owner + "." + name;
  }
}
