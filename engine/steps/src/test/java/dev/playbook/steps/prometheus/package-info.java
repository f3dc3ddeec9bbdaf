/** The step type {@code prometheus} against a real server, and servers that are none. */
@NullMarked
package dev.playbook.steps.prometheus;

import org.jspecify.annotations.NullMarked;
