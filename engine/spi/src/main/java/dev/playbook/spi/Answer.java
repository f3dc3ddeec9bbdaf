package dev.playbook.spi;

/**
 * What a person answered.
 *
 * @param text {@code yes} or {@code no}, the typed word, or the line; without white space at its
 *     ends
 * @param by who answered, as the machine knows the person
 */
public record Answer(String text, String by) {}
