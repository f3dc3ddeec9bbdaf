package dev.playbook.core.plan;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is fixed about a run from its first moment.
 *
 * @param id four characters that people can say, for example {@code 7Q2K}
 * @param by who started it
 * @param startedAt the only moment that templates may use
 * @param basis the saved plan that it does; empty when it plans for itself
 */
public record RunFacts(String id, String by, Instant startedAt, Optional<Basis> basis) {

  /**
   * A saved plan that a run does.
   *
   * @param digest SHA-256 of its file, in hexadecimal
   * @param moved what was no longer as the plan says, and was accepted nevertheless; each one line
   */
  public record Basis(String digest, List<String> moved) {
    /** Copies the lines. */
    public Basis {
      moved = List.copyOf(moved);
    }
  }

  /** Returns what expressions and templates see as {@code run}. */
  public Map<String, Object> fields(String playbook, String target) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("playbook", playbook);
    fields.put("target", target);
    fields.put("by", by);
    fields.put("startedAt", startedAt.toString());
    fields.put("marker", "playbook-" + id.toLowerCase(Locale.ROOT));
    return fields;
  }
}
