/** Whole runs that are taken back. */
@NullMarked
package dev.playbook.cli.undo;

import org.jspecify.annotations.NullMarked;
