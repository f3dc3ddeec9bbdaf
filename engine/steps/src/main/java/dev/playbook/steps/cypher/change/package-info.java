/**
 * Knows what Cypher statements would change, how they are run, and how a schema is put back. Knows
 * no driver.
 */
@NullMarked
package dev.playbook.steps.cypher.change;

import org.jspecify.annotations.NullMarked;
