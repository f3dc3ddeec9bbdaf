/** Knows how to run a command inside a container, hear it out, and stop it for good. */
@NullMarked
package dev.playbook.steps.docker.process;

import org.jspecify.annotations.NullMarked;
