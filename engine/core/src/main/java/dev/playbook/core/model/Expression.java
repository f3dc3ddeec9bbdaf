package dev.playbook.core.model;

import dev.playbook.core.source.Span;

/**
 * A condition or value in CEL, as the playbook writes it.
 *
 * @param text the expression; equal texts mean the same
 * @param span where it stands
 */
public record Expression(String text, Span span) {}
