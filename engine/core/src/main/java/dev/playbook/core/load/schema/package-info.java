/**
 * Compares a tree with a JSON schema and says in our words, at our places, what does not fit. Knows
 * no key by its meaning.
 */
@NullMarked
package dev.playbook.core.load.schema;

import org.jspecify.annotations.NullMarked;
