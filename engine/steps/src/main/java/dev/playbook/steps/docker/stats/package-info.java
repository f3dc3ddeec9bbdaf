/** Knows the step type {@code docker.stats}: how much memory and processor containers use. */
@NullMarked
package dev.playbook.steps.docker.stats;

import org.jspecify.annotations.NullMarked;
