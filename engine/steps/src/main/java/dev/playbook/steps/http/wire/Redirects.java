package dev.playbook.steps.http.wire;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Where an answer sends the client, and whether it may go there. */
final class Redirects {
  /** The most redirects in a row. */
  static final int LIMIT = 5;

  private static final Set<Integer> CODES = Set.of(301, 302, 303, 307, 308);

  private Redirects() {}

  /** Returns the place that a redirect names; empty for every other answer. */
  static Optional<URI> target(URI from, Reply reply) {
    return reply instanceof Reply.Answer answer && CODES.contains(answer.status())
        ? Optional.ofNullable(answer.headers().get("location")).flatMap(to -> resolved(from, to))
        : Optional.empty();
  }

  /** Returns whether both are the same service: scheme, host and port. */
  static boolean isSameService(URI one, URI other) {
    return other.getHost() != null
        && other.getRawUserInfo() == null
        && one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getHost().equalsIgnoreCase(other.getHost())
        && Fault.port(one) == Fault.port(other);
  }

  private static Optional<URI> resolved(URI from, String location) {
    try {
      return Optional.of(from.resolve(location.strip()));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}
