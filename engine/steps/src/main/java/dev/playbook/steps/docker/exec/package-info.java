/** Knows the step type {@code docker.exec}: one command in a running container. */
@NullMarked
package dev.playbook.steps.docker.exec;

import org.jspecify.annotations.NullMarked;
