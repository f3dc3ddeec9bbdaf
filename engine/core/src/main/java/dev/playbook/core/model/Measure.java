package dev.playbook.core.model;

import dev.playbook.core.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that is measured on a target when it is well.
 *
 * @param id unique in the target
 * @param activity what is looked at
 * @param kept names to expressions over the result, in order
 * @param tolerance by which share a number or duration may differ later; zero for not at all
 */
public record Measure(
    String id, Activity activity, Map<String, Expression> kept, double tolerance, Span span) {
  /** Copies the names, in order. */
  public Measure {
    kept = Collections.unmodifiableMap(new LinkedHashMap<>(kept));
  }
}
