package dev.playbook.core.report.incident;

import dev.playbook.core.report.Attempt;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.report.RunReport.Row;
import dev.playbook.spi.Change;
import dev.playbook.spi.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A container or service that did not run for some time. The time is that of the steps that stopped
 * and started it: it was away no longer than that.
 *
 * @param resource its name
 * @param from when it was begun to stop it
 * @param until when it was seen running again; empty when the run left it stopped
 */
public record Interruption(String resource, Instant from, Optional<Instant> until) {
  private static final Set<String> KINDS = Set.of("container", "service");
  private static final String RUNNING = "running";

  /** Returns how long it was away at most; empty when the run left it stopped. */
  public Optional<Duration> lasted() {
    return until.map(end -> Duration.between(from, end));
  }

  static List<Interruption> of(RunReport report) {
    Map<String, Instant> stopped = new LinkedHashMap<>();
    List<Interruption> all = new ArrayList<>();
    for (Row row : inTime(report)) {
      for (Change change : row.changes()) {
        if (KINDS.contains(change.resource().kind())) {
          add(change, row.last().orElseThrow(), stopped, all);
        }
      }
    }
    stopped.forEach((name, from) -> all.add(new Interruption(name, from, Optional.empty())));
    return List.copyOf(all);
  }

  private static List<Row> inTime(RunReport report) {
    return report.rows().stream()
        .filter(row -> row.begunAt().isPresent())
        .sorted(Comparator.comparing(row -> row.begunAt().orElse(Instant.MIN)))
        .toList();
  }

  private static void add(
      Change change, Attempt attempt, Map<String, Instant> stopped, List<Interruption> all) {
    String name = change.resource().name();
    if (!runs(change.after())) {
      if (runs(change.before())) {
        stopped.putIfAbsent(name, attempt.at());
      }
      return;
    }
    Optional<Instant> since = Optional.ofNullable(stopped.remove(name));
    if (since.isPresent() || runs(change.before())) {
      all.add(
          new Interruption(
              name, since.orElse(attempt.at()), Optional.of(attempt.until(attempt.at()))));
    }
  }

  private static boolean runs(State state) {
    return state instanceof State.Known(String value) && value.startsWith(RUNNING);
  }
}
