/** The commands: each parses its words, asks the engine and prints what comes back. */
@NullMarked
package dev.playbook.cli.command;

import org.jspecify.annotations.NullMarked;
