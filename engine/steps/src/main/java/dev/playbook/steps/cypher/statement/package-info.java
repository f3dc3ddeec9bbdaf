/**
 * Knows how Cypher statements are written: where they end and what they are for. Knows no server.
 */
@NullMarked
package dev.playbook.steps.cypher.statement;

import org.jspecify.annotations.NullMarked;
