/** Conditions: checked before anything runs, evaluated over what is known at a moment. */
@NullMarked
package dev.playbook.core.expression;

import org.jspecify.annotations.NullMarked;
