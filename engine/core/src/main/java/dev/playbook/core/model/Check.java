package dev.playbook.core.model;

import dev.playbook.core.source.Span;
import java.util.Optional;

/**
 * A precondition or a validation.
 *
 * @param id unique among the checks of its kind
 * @param name what people read; the id when none is written
 * @param activity what is looked at
 * @param when judged only if this holds
 * @param message what a failure means to the operator, a template
 * @param critical whether a failure fails the run; otherwise it is a warning
 */
public record Check(
    String id,
    String name,
    Activity activity,
    Optional<Expression> when,
    Optional<String> message,
    boolean critical,
    Span span) {}
