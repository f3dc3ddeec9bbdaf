/** Tests against a real Docker Engine. */
@NullMarked
package dev.playbook.steps.docker.copy;

import org.jspecify.annotations.NullMarked;
