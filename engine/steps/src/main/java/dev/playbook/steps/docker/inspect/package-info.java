/** Knows the step type {@code docker.inspect}: how a container is, told to expressions. */
@NullMarked
package dev.playbook.steps.docker.inspect;

import org.jspecify.annotations.NullMarked;
