/** Hazards of files, folders and Git. */
@NullMarked
package dev.playbook.core.load.lint.rule.file;

import org.jspecify.annotations.NullMarked;
