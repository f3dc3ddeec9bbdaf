/** Tests against a real Docker Engine. */
@NullMarked
package dev.playbook.steps.docker.stats;

import org.jspecify.annotations.NullMarked;
