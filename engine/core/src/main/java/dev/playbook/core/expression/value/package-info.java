/**
 * What kinds of values expressions have and what can be done with them. Knows nothing of the text
 * of expressions.
 */
@NullMarked
package dev.playbook.core.expression.value;

import org.jspecify.annotations.NullMarked;
