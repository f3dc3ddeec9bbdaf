/**
 * From the values a playbook writes to a step that can be asked and run: templates rendered, names
 * of the target resolved. Runs nothing.
 */
@NullMarked
package dev.playbook.core.load.step;

import org.jspecify.annotations.NullMarked;
