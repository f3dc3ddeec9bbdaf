@NullMarked
package dev.playbook.cli.lint;

import org.jspecify.annotations.NullMarked;
