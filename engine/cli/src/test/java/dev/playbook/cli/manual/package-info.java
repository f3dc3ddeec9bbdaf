/** The manual pages in docs/man, written from what the commands declare. */
@NullMarked
package dev.playbook.cli.manual;

import org.jspecify.annotations.NullMarked;
