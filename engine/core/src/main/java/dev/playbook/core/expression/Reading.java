package dev.playbook.core.expression;

/**
 * What a part of an expression has for a value.
 *
 * @param text the part, as the expression writes it
 * @param value one short line; secrets are {@code ***}
 */
public record Reading(String text, String value) {}
