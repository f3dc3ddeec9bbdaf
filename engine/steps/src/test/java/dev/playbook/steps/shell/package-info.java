/** Runs shell steps with the real bash. */
@NullMarked
package dev.playbook.steps.shell;

import org.jspecify.annotations.NullMarked;
