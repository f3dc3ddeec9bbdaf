/** Tests against a real Docker Engine. */
@NullMarked
package dev.playbook.steps.docker.inspect;

import org.jspecify.annotations.NullMarked;
