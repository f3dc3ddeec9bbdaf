/**
 * Knows files and what is in them: how one is replaced at once, and the step type {@code file.set}.
 */
@NullMarked
package dev.playbook.steps.file;

import org.jspecify.annotations.NullMarked;
