/** Tests against a real Docker Engine, and the throw-away containers they need. */
@NullMarked
package dev.playbook.steps.docker;

import org.jspecify.annotations.NullMarked;
