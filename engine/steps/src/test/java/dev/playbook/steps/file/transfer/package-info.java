/** Copies and moves real files and folders. */
@NullMarked
package dev.playbook.steps.file.transfer;

import org.jspecify.annotations.NullMarked;
