package dev.playbook.core.model;

import java.util.Optional;

/**
 * Who answers for a playbook, and who has read it. Days are as they are written: {@code
 * 2026-01-20}.
 *
 * @param lastReview when it was read again
 * @param nextReview when it will be
 */
public record Responsibility(
    Optional<String> owner,
    Optional<Approval> approved,
    Optional<String> lastReview,
    Optional<String> nextReview) {

  /** Nobody has said anything. */
  public static final Responsibility NOBODY =
      new Responsibility(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Who approved a playbook, and on which day. */
  public record Approval(String by, String date) {}
}
