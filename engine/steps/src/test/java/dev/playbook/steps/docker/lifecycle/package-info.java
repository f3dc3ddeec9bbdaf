/** Tests against a real Docker Engine. */
@NullMarked
package dev.playbook.steps.docker.lifecycle;

import org.jspecify.annotations.NullMarked;
