/** Tests against a real Docker Engine. */
@NullMarked
package dev.playbook.steps.docker.process;

import org.jspecify.annotations.NullMarked;
