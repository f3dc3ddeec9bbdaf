/**
 * Knows how all processes of one command are held together, found again and ended, with what the
 * kernel of this machine offers. Knows nothing of how they are started.
 */
@NullMarked
package dev.playbook.steps.process.containment;

import org.jspecify.annotations.NullMarked;
