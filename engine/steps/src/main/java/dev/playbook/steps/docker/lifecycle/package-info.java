/**
 * Knows the step type {@code docker.restart}: how containers are stopped, started and waited for.
 */
@NullMarked
package dev.playbook.steps.docker.lifecycle;

import org.jspecify.annotations.NullMarked;
