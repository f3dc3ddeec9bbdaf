package dev.playbook.core.model;

import java.time.Duration;

/**
 * How a read-only activity is repeated until something holds; the activity's timeout bounds all
 * looks together.
 *
 * @param until what must hold about the result
 * @param every the pause between two looks; positive
 */
public record Poll(Expression until, Duration every) {}
