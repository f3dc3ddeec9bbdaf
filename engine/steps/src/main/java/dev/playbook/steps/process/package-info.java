/**
 * Knows how a program is started on this machine, watched, and ended with everything it started.
 *
 * <p>Knows nothing of step types: a caller gives a {@link dev.playbook.steps.process.Command} and
 * judges the exit code itself.
 */
@NullMarked
package dev.playbook.steps.process;

import org.jspecify.annotations.NullMarked;
