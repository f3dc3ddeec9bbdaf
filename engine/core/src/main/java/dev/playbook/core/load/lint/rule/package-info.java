/** What a rule is. The rules themselves lie in the packages below, one class a rule. */
@NullMarked
package dev.playbook.core.load.lint.rule;

import org.jspecify.annotations.NullMarked;
