/**
 * Knows how what a program writes is followed, bounded and made text. Knows nothing of processes.
 */
@NullMarked
package dev.playbook.steps.process.output;

import org.jspecify.annotations.NullMarked;
