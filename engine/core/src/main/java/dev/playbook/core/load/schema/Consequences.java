package dev.playbook.core.load.schema;

import dev.playbook.core.source.DidYouMean;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves out what only follows from another fault: a misspelt key is not also a missing one. */
final class Consequences {
  private Consequences() {}

  static List<Violation> without(List<Violation> all) {
    Set<List<Object>> meant = new HashSet<>();
    for (Violation violation : all) {
      if (violation.keyword().equals("additionalProperties")) {
        DidYouMean.closest(
                violation.schema().path("properties").propertyNames(), violation.property())
            .ifPresent(key -> meant.add(List.of(violation.path(), key)));
      }
    }
    return all.stream()
        .filter(
            each ->
                !each.keyword().equals("required")
                    || !meant.contains(List.of(each.path(), each.property())))
        .toList();
  }
}
