/** Tests of what is kept of a system that is well. */
@NullMarked
package dev.playbook.core.baseline;

import org.jspecify.annotations.NullMarked;
