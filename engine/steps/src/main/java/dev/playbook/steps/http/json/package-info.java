/** JSON text to plain values and back. Knows nothing of HTTP. */
@NullMarked
package dev.playbook.steps.http.json;

import org.jspecify.annotations.NullMarked;
