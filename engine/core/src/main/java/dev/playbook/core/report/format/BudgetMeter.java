package dev.playbook.core.report.format;

import dev.playbook.core.model.Durations;
import dev.playbook.core.report.Elapsed;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.run.RunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a run took, beside what its budget promises.
 *
 * @param took from its beginning to its last word
 * @param target the promise
 * @param limit the hard stop
 */
record BudgetMeter(Duration took, Duration target, Optional<Duration> limit) {
  private static final double WIDTH = 1000;

  /** Returns the meter; empty for a run without a promise. */
  static Optional<BudgetMeter> of(RunReport report) {
    RunEvent.Started started = report.started();
    Duration took =
        report
            .ended()
            .map(RunEvent.Ended::took)
            .orElse(Duration.between(started.at(), report.lastWord()));
    return started
        .budgetTarget()
        .map(target -> new BudgetMeter(took, target, started.budgetLimit()));
  }

  Map<String, Object> view() {
    List<Map<String, Object>> lines = new ArrayList<>();
    lines.add(line("target", "promise", target));
    limit.ifPresent(it -> lines.add(line("limit", "limit", it)));
    return Map.of(
        "took", x(took),
        "tone", (isKept() ? Tone.GOOD : Tone.BAD).style(),
        "words", words(),
        "lines", lines);
  }

  private boolean isKept() {
    return took.compareTo(target) <= 0;
  }

  private String words() {
    return "%s of %s%s"
        .formatted(
            Elapsed.text(took),
            Durations.format(target),
            isKept() ? "" : ": the promise is missed");
  }

  private Map<String, Object> line(String kind, String word, Duration at) {
    long x = x(at);
    return Map.of(
        "kind",
        kind,
        "x",
        x,
        "anchor",
        x < WIDTH / 2 ? "start" : "end",
        "label",
        word + " " + Durations.format(at));
  }

  private long x(Duration at) {
    Duration whole =
        Stream.of(took, target, limit.orElse(target)).max(Duration::compareTo).orElse(took);
    return Math.round(WIDTH * at.toMillis() / Math.max(1, whole.toMillis()));
  }
}
