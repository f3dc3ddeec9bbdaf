@NullMarked
package dev.playbook.core.load.lint.shell;

import org.jspecify.annotations.NullMarked;
