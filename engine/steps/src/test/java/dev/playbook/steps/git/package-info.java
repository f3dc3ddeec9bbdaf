/** Restores in real repositories. */
@NullMarked
package dev.playbook.steps.git;

import org.jspecify.annotations.NullMarked;
