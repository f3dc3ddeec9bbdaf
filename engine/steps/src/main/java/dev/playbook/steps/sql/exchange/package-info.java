/** Knows how texts and values go to a PostgreSQL server and come back. */
@NullMarked
package dev.playbook.steps.sql.exchange;

import org.jspecify.annotations.NullMarked;
