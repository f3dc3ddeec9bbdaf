/** Hazards of shell text. */
@NullMarked
package dev.playbook.core.load.lint.rule.shell;

import org.jspecify.annotations.NullMarked;
