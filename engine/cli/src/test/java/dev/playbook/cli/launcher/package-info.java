/**
 * Knows the launcher script from outside: what it finds, builds and passes on; nothing of the
 * commands.
 */
@NullMarked
package dev.playbook.cli.launcher;

import org.jspecify.annotations.NullMarked;
