/**
 * The step type {@code http}: knows the keys, the plan and what many replies amount to. Knows
 * nothing of sockets.
 */
@NullMarked
package dev.playbook.steps.http;

import org.jspecify.annotations.NullMarked;
