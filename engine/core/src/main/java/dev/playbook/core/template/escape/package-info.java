/**
 * How a value is written so that it stays a value where it stands: in a script, a statement, a URL,
 * a document. Knows nothing of names and tags.
 */
@NullMarked
package dev.playbook.core.template.escape;

import org.jspecify.annotations.NullMarked;
