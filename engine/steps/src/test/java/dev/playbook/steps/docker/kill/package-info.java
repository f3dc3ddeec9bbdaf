/** Tests against a real Docker Engine. */
@NullMarked
package dev.playbook.steps.docker.kill;

import org.jspecify.annotations.NullMarked;
