/** Knows the step type {@code shell}: a script or a program on this machine. */
@NullMarked
package dev.playbook.steps.shell;

import org.jspecify.annotations.NullMarked;
