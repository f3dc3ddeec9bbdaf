/** How plans, runs and reports look. Prints what it is given, and knows no command. */
@NullMarked
package dev.playbook.cli.output;

import org.jspecify.annotations.NullMarked;
