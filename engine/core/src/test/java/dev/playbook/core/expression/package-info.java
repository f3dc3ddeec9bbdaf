/** Tests of expressions. */
@NullMarked
package dev.playbook.core.expression;

import org.jspecify.annotations.NullMarked;
