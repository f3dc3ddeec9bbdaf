package dev.playbook.core.plan;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is fixed about a run from its first moment.
 *
 * @param id four characters that people can say, for example {@code 7Q2K}
 * @param by who started it
 * @param startedAt the only moment that templates may use
 */
public record RunFacts(String id, String by, Instant startedAt) {

  /** Returns what expressions and templates see as {@code run}. */
  Map<String, Object> fields(String playbook, String target) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("playbook", playbook);
    fields.put("target", target);
    fields.put("by", by);
    fields.put("startedAt", startedAt.toString());
    fields.put("marker", "playbook-" + id.toLowerCase(java.util.Locale.ROOT));
    return fields;
  }
}
