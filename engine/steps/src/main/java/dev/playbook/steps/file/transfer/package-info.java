/** Knows the step types {@code file.copy} and {@code file.move}: host files and folders. */
@NullMarked
package dev.playbook.steps.file.transfer;

import org.jspecify.annotations.NullMarked;
