/** How long a plan usually takes, may take at the most, and takes to be undone. */
@NullMarked
package dev.playbook.core.plan.time;

import org.jspecify.annotations.NullMarked;
