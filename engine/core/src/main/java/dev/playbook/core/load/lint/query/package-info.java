/**
 * SQL and Cypher as words, as far as their writing tells: enough to see what a statement creates,
 * drops or deletes. Asks no server.
 */
@NullMarked
package dev.playbook.core.load.lint.query;

import org.jspecify.annotations.NullMarked;
