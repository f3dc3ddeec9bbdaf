/** Knows how what a step sees before it runs becomes an answer for the plan. Knows no step type. */
@NullMarked
package dev.playbook.steps.inspection;

import org.jspecify.annotations.NullMarked;
