/**
 * Knows the step type {@code git.restore} and asks the {@code git} program; knows nothing of how a
 * program is run.
 */
@NullMarked
package dev.playbook.steps.git;

import org.jspecify.annotations.NullMarked;
