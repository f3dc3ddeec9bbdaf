/** Knows the step type {@code docker.copy}: one file inside, into or out of a container. */
@NullMarked
package dev.playbook.steps.docker.copy;

import org.jspecify.annotations.NullMarked;
