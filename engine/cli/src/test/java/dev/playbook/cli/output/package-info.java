/** What operators see, letter by letter. */
@NullMarked
package dev.playbook.cli.output;

import org.jspecify.annotations.NullMarked;
