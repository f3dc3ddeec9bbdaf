/** The command line as an operator meets it: words in, words and an exit code out. */
@NullMarked
package dev.playbook.cli;

import org.jspecify.annotations.NullMarked;
