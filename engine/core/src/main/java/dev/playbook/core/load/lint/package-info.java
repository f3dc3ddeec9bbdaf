/**
 * Looks for hazards in playbooks that are valid: what fails on the second run, hides a failure, or
 * cannot be taken back. Runs nothing, asks nobody, reads no further file.
 */
@NullMarked
package dev.playbook.core.load.lint;

import org.jspecify.annotations.NullMarked;
