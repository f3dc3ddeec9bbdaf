package dev.playbook.spi;

import java.util.List;
import java.util.Optional;

/**
 * What a step will do, as far as it is known without looking.
 *
 * @param summary one line without a full stop, for example {@code restart container mem0}
 * @param risk the most a successful run can do
 * @param sent the exact texts that will be sent, in order, secrets as {@code ***}; may be empty
 * @param wayBack what will be kept so that the step can be undone, for example {@code the index
 *     definition}; empty when the step has no way back
 */
public record Preview(String summary, Risk risk, List<String> sent, Optional<String> wayBack) {
  /** Copies the texts. */
  public Preview {
    sent = List.copyOf(sent);
  }

  /** A preview of a step without a way back. */
  public Preview(String summary, Risk risk, List<String> sent) {
    this(summary, risk, sent, Optional.empty());
  }
}
