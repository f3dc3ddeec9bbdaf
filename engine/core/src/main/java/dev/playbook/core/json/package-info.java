/** Maps, lists and plain values as JSON text, and back. Knows nothing of what they mean. */
@NullMarked
package dev.playbook.core.json;

import org.jspecify.annotations.NullMarked;
