/** Runs whose engine is killed, and what can be done with them afterwards. */
@NullMarked
package dev.playbook.cli.resume;

import org.jspecify.annotations.NullMarked;
