/** Runs compose projects of tiny containers. */
@NullMarked
package dev.playbook.steps.compose;

import org.jspecify.annotations.NullMarked;
