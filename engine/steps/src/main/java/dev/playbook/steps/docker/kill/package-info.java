/** Knows the step type {@code docker.kill-process}: which processes are meant, and their end. */
@NullMarked
package dev.playbook.steps.docker.kill;

import org.jspecify.annotations.NullMarked;
