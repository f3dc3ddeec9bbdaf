/**
 * A playbook as rules see it: what its steps do, in order, whichever words say it. Knows no rule.
 */
@NullMarked
package dev.playbook.core.load.lint.subject;

import org.jspecify.annotations.NullMarked;
