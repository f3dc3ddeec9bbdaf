/**
 * Knows which processes a container has, with their command lines, and how they are signalled;
 * needs neither {@code ps} nor {@code pkill} in the image.
 */
@NullMarked
package dev.playbook.steps.docker.process.listing;

import org.jspecify.annotations.NullMarked;
