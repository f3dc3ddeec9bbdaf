/** Knows how to read and replace one regular file inside a container, running or not. */
@NullMarked
package dev.playbook.steps.docker.file;

import org.jspecify.annotations.NullMarked;
