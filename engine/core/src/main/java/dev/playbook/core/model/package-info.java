/**
 * A playbook and a target as records, checked and complete. Knows nothing of YAML's syntax, of
 * planning or of running.
 */
@NullMarked
package dev.playbook.core.model;

import org.jspecify.annotations.NullMarked;
