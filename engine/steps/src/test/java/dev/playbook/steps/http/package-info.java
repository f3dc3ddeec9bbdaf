/** The step type {@code http} against services that behave and services that do not. */
@NullMarked
package dev.playbook.steps.http;

import org.jspecify.annotations.NullMarked;
