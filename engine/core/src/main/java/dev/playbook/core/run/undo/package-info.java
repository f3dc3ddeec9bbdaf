/** The way back over what a run has changed: a pure function of its activities and its events. */
@NullMarked
package dev.playbook.core.run.undo;

import org.jspecify.annotations.NullMarked;
