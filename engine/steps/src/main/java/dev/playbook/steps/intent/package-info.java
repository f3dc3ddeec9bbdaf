/**
 * Knows what an attempt was about to change, for whoever has to find out how it ended when its
 * engine died; knows no step type.
 */
@NullMarked
package dev.playbook.steps.intent;

import org.jspecify.annotations.NullMarked;
