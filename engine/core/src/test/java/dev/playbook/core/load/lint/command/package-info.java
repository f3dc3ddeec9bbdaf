@NullMarked
package dev.playbook.core.load.lint.command;

import org.jspecify.annotations.NullMarked;
