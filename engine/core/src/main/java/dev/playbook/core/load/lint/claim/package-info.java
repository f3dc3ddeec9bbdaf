/** What playbooks change, by name, so that two of them can be compared. */
@NullMarked
package dev.playbook.core.load.lint.claim;

import org.jspecify.annotations.NullMarked;
