@NullMarked
package dev.playbook.core.load.lint.query;

import org.jspecify.annotations.NullMarked;
