/**
 * The grammar of expressions: text to a tree whose every node knows its place in that text. Knows
 * neither types nor values.
 */
@NullMarked
package dev.playbook.core.expression.syntax;

import org.jspecify.annotations.NullMarked;
