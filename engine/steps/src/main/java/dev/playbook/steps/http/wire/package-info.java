/**
 * Requests as they are sent and replies as they come: deadlines, connections, redirects and faults
 * in plain words. Knows nothing of steps and their results.
 */
@NullMarked
package dev.playbook.steps.http.wire;

import org.jspecify.annotations.NullMarked;
