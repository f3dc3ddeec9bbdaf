/**
 * Knows the step types {@code docker.restart}, {@code docker.start} and {@code docker.stop}: what
 * each does to a list of containers, and the way back.
 */
@NullMarked
package dev.playbook.steps.docker.lifecycle;

import org.jspecify.annotations.NullMarked;
