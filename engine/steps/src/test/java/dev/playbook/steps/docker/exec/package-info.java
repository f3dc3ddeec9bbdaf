/** Tests against a real Docker Engine. */
@NullMarked
package dev.playbook.steps.docker.exec;

import org.jspecify.annotations.NullMarked;
