/**
 * Knows the step types {@code compose.*}, through the compose program of this machine, so that a
 * playbook and an operator mean the same project.
 */
@NullMarked
package dev.playbook.steps.compose;

import org.jspecify.annotations.NullMarked;
