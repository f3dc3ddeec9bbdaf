/** Hazards of the playbook as a whole. */
@NullMarked
package dev.playbook.core.load.lint.rule.document;

import org.jspecify.annotations.NullMarked;
