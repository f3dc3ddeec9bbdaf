/** Makes real control groups. */
@NullMarked
package dev.playbook.steps.process.containment;

import org.jspecify.annotations.NullMarked;
