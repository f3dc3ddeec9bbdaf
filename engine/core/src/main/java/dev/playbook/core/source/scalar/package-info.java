/** Finds the place of a single character of a value in its file, whatever quotes or folds it. */
@NullMarked
package dev.playbook.core.source.scalar;

import org.jspecify.annotations.NullMarked;
