package dev.playbook.core.journal;

import dev.playbook.core.json.Fields;
import dev.playbook.core.run.RunEvent.Occasion;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run is for, as fields of its first event; all of them may be missing. */
final class OccasionFormat {
  private OccasionFormat() {}

  static void write(Occasion occasion, Map<String, Object> json) {
    occasion.rollback().ifPresent(rollback -> json.put("class", rollback));
    if (!occasion.labels().isEmpty()) {
      json.put("labels", new TreeMap<>(occasion.labels()));
    }
    if (!occasion.triggers().isEmpty()) {
      json.put("triggers", occasion.triggers());
    }
    occasion.reason().ifPresent(reason -> json.put("reason", reason));
  }

  static Occasion read(Fields json) {
    return new Occasion(
        json.maybeText("class"),
        json.maybeFields("labels").map(StartedFormat::texts).orElse(Map.of()),
        json.map().containsKey("triggers") ? json.texts("triggers") : List.of(),
        json.maybeText("reason"));
  }
}
