/** Fixtures that every step type's test shares. */
@NullMarked
package dev.playbook.steps;

import org.jspecify.annotations.NullMarked;
