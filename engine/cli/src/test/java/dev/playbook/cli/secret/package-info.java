/** Secrets that are used everywhere, and looked for everywhere. */
@NullMarked
package dev.playbook.cli.secret;

import org.jspecify.annotations.NullMarked;
