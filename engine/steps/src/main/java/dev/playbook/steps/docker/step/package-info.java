/**
 * Knows what several docker step types have in common: how they read their values and look ahead.
 */
@NullMarked
package dev.playbook.steps.docker.step;

import org.jspecify.annotations.NullMarked;
