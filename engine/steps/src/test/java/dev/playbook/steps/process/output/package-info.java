/** Feeds bytes and growing files. */
@NullMarked
package dev.playbook.steps.process.output;

import org.jspecify.annotations.NullMarked;
