/** Texts with {@code {{ names }}} in them: checked before anything runs, filled in safely. */
@NullMarked
package dev.playbook.core.template;

import org.jspecify.annotations.NullMarked;
