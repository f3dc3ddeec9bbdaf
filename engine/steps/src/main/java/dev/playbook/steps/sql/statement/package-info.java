/**
 * Knows how PostgreSQL statements are written: where they end, what they are for, where parameters
 * stand. Knows no server and no connection.
 */
@NullMarked
package dev.playbook.steps.sql.statement;

import org.jspecify.annotations.NullMarked;
