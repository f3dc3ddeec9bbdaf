/**
 * Shell text as words, commands and what joins them, as far as its writing tells: nothing is
 * expanded, nothing is run. Knows no program and no playbook.
 */
@NullMarked
package dev.playbook.core.load.lint.shell;

import org.jspecify.annotations.NullMarked;
