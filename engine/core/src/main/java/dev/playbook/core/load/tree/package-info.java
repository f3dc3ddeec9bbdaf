/**
 * Typed and forgiving access to the keys of a tree: what is not there or of another kind is left
 * out.
 */
@NullMarked
package dev.playbook.core.load.tree;

import org.jspecify.annotations.NullMarked;
