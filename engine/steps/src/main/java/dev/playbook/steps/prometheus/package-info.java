/** The step type {@code prometheus}: knows Prometheus's HTTP API and what its answers are worth. */
@NullMarked
package dev.playbook.steps.prometheus;

import org.jspecify.annotations.NullMarked;
