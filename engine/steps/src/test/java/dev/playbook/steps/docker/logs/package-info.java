/** Tests against a real Docker Engine. */
@NullMarked
package dev.playbook.steps.docker.logs;

import org.jspecify.annotations.NullMarked;
