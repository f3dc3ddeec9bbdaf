/**
 * Text with places: where every node of a file stands, and what is wrong there. Knows nothing of
 * playbooks.
 */
@NullMarked
package dev.playbook.core.source;

import org.jspecify.annotations.NullMarked;
