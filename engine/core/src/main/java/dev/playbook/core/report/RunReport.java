package dev.playbook.core.report;

import dev.playbook.core.plan.Phase;
import dev.playbook.core.run.RunEvent;
import dev.playbook.spi.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run, put together for people.
 *
 * @param rows every activity in the order of the run
 * @param marks what happened beside the activities, in order
 * @param notes what belongs to no activity
 * @param filled what people have filled in, by the field's id
 * @param ended how it ended; empty while it goes on, or when its engine died
 * @param lastWord the moment of the last event that tells of the run itself
 */
public record RunReport(
    RunEvent.Started started,
    List<Row> rows,
    List<Mark> marks,
    List<String> notes,
    Map<String, RunEvent.Filled> filled,
    Optional<RunEvent.Ended> ended,
    Instant lastWord) {

  /**
   * One activity.
   *
   * @param took how long its last attempt took
   * @param attempts all of them, the first one first
   * @param detail what happened, one or more lines; may be empty
   * @param hint what to do; may be empty
   * @param changes what became different
   * @param values the fields of its result; none when it did not end well
   */
  public record Row(
      RunEvent.Item item,
      StepStatus status,
      Duration took,
      List<Attempt> attempts,
      String detail,
      String hint,
      List<Change> changes,
      Map<String, Object> values) {

    /** Copies the lists. */
    public Row {
      attempts = List.copyOf(attempts);
      changes = List.copyOf(changes);
    }

    /** Returns the last attempt. */
    public Optional<Attempt> last() {
      return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }

    /** Returns when its last attempt began. */
    public Optional<Instant> begunAt() {
      return last().map(Attempt::at);
    }
  }

  /** Copies the collections. */
  public RunReport {
    rows = List.copyOf(rows);
    marks = List.copyOf(marks);
    notes = List.copyOf(notes);
    filled = Map.copyOf(filled);
  }

  /**
   * Puts the events of a run together.
   *
   * @param events the first is the run's start
   */
  public static RunReport of(List<RunEvent> events) {
    return RunFold.of(events);
  }

  /** Returns the activities of a phase. */
  public List<Row> in(Phase phase) {
    return rows.stream().filter(row -> row.item().phase() == phase).toList();
  }

  /** Returns the activities that went wrong. */
  public List<Row> failures() {
    return rows.stream().filter(row -> row.status().isBad()).toList();
  }

  /** Returns how many activities of a phase stand so. */
  public long count(Phase phase, StepStatus status) {
    return in(phase).stream().filter(row -> row.status() == status).count();
  }
}
