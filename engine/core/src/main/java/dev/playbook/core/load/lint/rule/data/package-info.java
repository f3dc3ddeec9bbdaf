/** Hazards of statements that a database is sent. */
@NullMarked
package dev.playbook.core.load.lint.rule.data;

import org.jspecify.annotations.NullMarked;
