/** The first text of a playbook: valid as it is, with what to think of written beside it. */
@NullMarked
package dev.playbook.cli.starter;

import org.jspecify.annotations.NullMarked;
