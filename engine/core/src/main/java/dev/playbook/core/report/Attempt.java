package dev.playbook.core.report;

import dev.playbook.core.run.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One attempt at an activity.
 *
 * @param at when it began
 * @param took how long it took; empty when nothing tells of its end
 * @param status how it ended
 * @param summary one line, what was done
 * @param sent what was sent, without secrets
 */
public record Attempt(
    Instant at, Optional<Duration> took, StepStatus status, String summary, List<String> sent) {

  /** Copies the texts. */
  public Attempt {
    sent = List.copyOf(sent);
  }

  /** Returns when it ended, or the given moment. */
  public Instant until(Instant open) {
    return took.map(at::plus).orElse(open);
  }

  static Attempt of(RunEvent.AttemptStarted started) {
    return new Attempt(
        started.at(), Optional.empty(), StepStatus.RUNNING, started.summary(), started.sent());
  }

  Attempt ended(Duration time, StepStatus how) {
    return new Attempt(at, Optional.of(time), how, summary, sent);
  }
}
