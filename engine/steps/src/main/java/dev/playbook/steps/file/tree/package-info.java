/**
 * Knows files and folders as a whole: what is in them, in what they differ, how one is copied so
 * that it can be stopped, and how it takes the place of another. Knows no step type.
 */
@NullMarked
package dev.playbook.steps.file.tree;

import org.jspecify.annotations.NullMarked;
