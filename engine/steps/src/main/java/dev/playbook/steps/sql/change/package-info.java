/**
 * Knows how statements are run, kept and taken back: transactions, the row guard, indexes that are
 * built beside the traffic, rows that come back exactly. Knows no driver.
 */
@NullMarked
package dev.playbook.steps.sql.change;

import org.jspecify.annotations.NullMarked;
