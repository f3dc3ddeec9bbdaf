/** The command line: parses and prints; the engine works. */
@NullMarked
package dev.playbook.cli;

import org.jspecify.annotations.NullMarked;
