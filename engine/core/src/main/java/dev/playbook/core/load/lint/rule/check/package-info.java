/** Hazards of triggers and checks. */
@NullMarked
package dev.playbook.core.load.lint.rule.check;

import org.jspecify.annotations.NullMarked;
