package dev.playbook.core.load.schema;

import dev.playbook.core.source.YamlTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves out what only follows from another fault: a misspelt key is not also a missing one, and
 * values that stand beside {@code with} instead of under it are not missing there.
 */
final class Consequences {
  private static final String WITH = "with";

  private Consequences() {}

  static List<Violation> without(List<Violation> all) {
    Set<List<Object>> missing = new HashSet<>();
    Set<List<Object>> empty = new HashSet<>();
    for (Violation violation : all) {
      if (violation.keyword().equals("additionalProperties")) {
        KeyHints.meant(violation).ifPresent(key -> missing.add(List.of(violation.path(), key)));
        if (KeyHints.belongsUnderWith(violation)) {
          missing.add(List.of(violation.path(), WITH));
          empty.add(below(violation.path(), WITH));
        }
      }
    }
    return all.stream()
        .filter(
            each -> !isMissing(each) || !missing.contains(List.of(each.path(), each.property())))
        .filter(each -> !isEmpty(each) || !empty.contains(each.path()))
        .toList();
  }

  private static boolean isMissing(Violation violation) {
    return violation.keyword().equals("required");
  }

  private static boolean isEmpty(Violation violation) {
    return violation.value() instanceof YamlTree.Scalar scalar && scalar.value().isEmpty();
  }

  private static List<Object> below(List<Object> path, Object key) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }
}
