/** Services that fall silent under a step, in every way that they have. */
@NullMarked
package dev.playbook.steps.hang;

import org.jspecify.annotations.NullMarked;
