package dev.playbook.steps.http.wire;

import java.time.Duration;

/**
 * How far a request may go.
 *
 * @param requestTimeout from the first packet to the last byte of the body
 * @param maxBody the longest body that is taken, in bytes
 * @param followsSameHost whether a redirect within the same host is followed
 */
public record Limits(Duration requestTimeout, long maxBody, boolean followsSameHost) {}
