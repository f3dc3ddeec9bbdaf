package dev.playbook.core.model;

import dev.playbook.core.source.Source;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured on a target when it was well.
 *
 * @param source the file
 * @param values by name: texts, numbers, booleans, durations, null, lists and maps of these
 */
public record Baseline(Source source, Map<String, @Nullable Object> values) {}
