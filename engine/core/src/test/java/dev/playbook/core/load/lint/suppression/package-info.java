@NullMarked
package dev.playbook.core.load.lint.suppression;

import org.jspecify.annotations.NullMarked;
