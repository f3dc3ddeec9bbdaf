/** Tests against a real Docker Engine. */
@NullMarked
package dev.playbook.steps.docker.file;

import org.jspecify.annotations.NullMarked;
