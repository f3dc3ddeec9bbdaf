/** Knows the step type {@code docker.logs}: what containers have printed, counted and kept. */
@NullMarked
package dev.playbook.steps.docker.logs;

import org.jspecify.annotations.NullMarked;
