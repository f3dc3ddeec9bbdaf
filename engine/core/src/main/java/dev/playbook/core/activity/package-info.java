/**
 * One attempt at one activity: bounded in time, stoppable, its output masked. Knows neither the
 * plan nor the journal.
 */
@NullMarked
package dev.playbook.core.activity;

import org.jspecify.annotations.NullMarked;
