/**
 * Runs on disk: one directory a run, its events in a file that can be read with {@code less}. Knows
 * how events are kept, not what they mean for what comes next.
 */
@NullMarked
package dev.playbook.core.journal;

import org.jspecify.annotations.NullMarked;
