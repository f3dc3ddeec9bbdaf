/** Hazards of backups and of going back to them. */
@NullMarked
package dev.playbook.core.load.lint.rule.backup;

import org.jspecify.annotations.NullMarked;
