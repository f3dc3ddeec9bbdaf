/** The values of a run's inputs: out of what the operator gave, and where it was given. */
@NullMarked
package dev.playbook.core.plan.input;

import org.jspecify.annotations.NullMarked;
