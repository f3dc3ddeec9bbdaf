package dev.playbook.core.expression.syntax;

import org.jspecify.annotations.Nullable;

/**
 * One word of an expression.
 *
 * @param value what a literal stands for, as {@link Node.Literal} holds it; else null
 */
record Token(Kind kind, Extent extent, @Nullable Object value) {
  enum Kind {
    NAME,
    /** A number as CEL writes it: the sign before it belongs to it. */
    NUMBER,
    /** A text, or a number with a unit. */
    LITERAL,
    SIGN,
    END
  }
}
