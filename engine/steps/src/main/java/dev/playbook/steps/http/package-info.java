/**
 * The step type {@code http}: knows how to send a request, how to wait for the whole answer and no
 * longer, and how to say in plain words why none came. Knows nothing of what the answer means.
 */
@NullMarked
package dev.playbook.steps.http;

import org.jspecify.annotations.NullMarked;
