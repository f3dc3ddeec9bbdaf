/** Runs real processes, well-behaved and not. */
@NullMarked
package dev.playbook.steps.process;

import org.jspecify.annotations.NullMarked;
