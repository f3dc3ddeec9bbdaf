package dev.playbook.core.baseline;

import dev.playbook.core.baseline.Taken.Measured;
import dev.playbook.core.baseline.Taken.Missing;
import dev.playbook.core.json.Json;
import dev.playbook.core.model.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A baseline beside what is measured now.
 *
 * @param rows one for each value, in the order of the measures
 * @param unmeasured names in the baseline that no measure has
 */
public record Comparison(List<Row> rows, List<String> unmeasured) {
  /** Copies both. */
  public Comparison {
    rows = List.copyOf(rows);
    unmeasured = List.copyOf(unmeasured);
  }

  /** How a value is beside the baseline. */
  public enum Verdict {
    /** As it was, or near enough. */
    SAME,
    /** Another one. */
    DIFFERENT,
    /** The baseline has none. */
    NEW,
    /** It cannot be measured now. */
    NO_DATA
  }

  /**
   * One value.
   *
   * @param name as expressions write it after {@code baseline.}
   * @param before what the baseline says, as JSON; empty when it says nothing
   * @param now what is measured, as JSON; the reason when it cannot be measured
   * @param changes what went ({@code -}) and came ({@code +}) in a list or block, a line each
   */
  public record Row(String name, Verdict verdict, String before, String now, List<String> changes) {
    /** Copies the changes. */
    public Row {
      changes = List.copyOf(changes);
    }
  }

  /**
   * Compares.
   *
   * @param baseline the values by name, as they were read
   */
  public static Comparison of(Map<String, @Nullable Object> baseline, List<Taken> taken) {
    List<Row> rows = taken.stream().flatMap(each -> rows(baseline, each)).toList();
    List<String> measured =
        taken.stream()
            .flatMap(
                each ->
                    each.measure().kept().keySet().stream()
                        .map(name -> each.measure().id() + "." + name))
            .toList();
    return new Comparison(rows, names(baseline).filter(name -> !measured.contains(name)).toList());
  }

  /** Returns how many values have a verdict. */
  public long count(Verdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).count();
  }

  /** Returns whether a value is another one than the baseline says. */
  public boolean differs() {
    return count(Verdict.DIFFERENT) + count(Verdict.NEW) > 0;
  }

  private static Stream<Row> rows(Map<String, @Nullable Object> baseline, Taken taken) {
    Measure measure = taken.measure();
    Map<?, ?> known = baseline.get(measure.id()) instanceof Map<?, ?> block ? block : Map.of();
    return measure.kept().keySet().stream()
        .map(
            name ->
                switch (taken) {
                  case Measured measured -> row(measure, name, known, measured.values().get(name));
                  case Missing(_, String reason) ->
                      new Row(
                          measure.id() + "." + name,
                          Verdict.NO_DATA,
                          known.containsKey(name) ? text(known.get(name)) : "",
                          reason,
                          List.of());
                });
  }

  private static Row row(Measure measure, String name, Map<?, ?> known, @Nullable Object now) {
    String full = measure.id() + "." + name;
    if (!known.containsKey(name)) {
      return new Row(full, Verdict.NEW, "", text(now), List.of());
    }
    Object before = Values.kept(known.get(name));
    boolean alike = Values.alike(before, now, measure.tolerance());
    return new Row(
        full,
        alike ? Verdict.SAME : Verdict.DIFFERENT,
        text(before),
        text(now),
        alike ? List.of() : changes(before, now));
  }

  /** The places in a list say nothing when something in it is gone. */
  private static List<String> changes(@Nullable Object before, @Nullable Object now) {
    List<String> gone = new ArrayList<>(parts(before));
    List<String> come = new ArrayList<>();
    for (String part : parts(now)) {
      if (!gone.remove(part)) {
        come.add(part);
      }
    }
    return Stream.concat(
            gone.stream().map(part -> "- " + part), come.stream().map(part -> "+ " + part))
        .toList();
  }

  private static List<String> parts(@Nullable Object value) {
    return switch (value) {
      case List<?> list -> list.stream().map(Comparison::text).toList();
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
              .toList();
      case null, default -> List.of();
    };
  }

  private static String text(@Nullable Object value) {
    return Json.write(Values.json(value));
  }

  private static Stream<String> names(Map<String, @Nullable Object> baseline) {
    return baseline.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue() instanceof Map<?, ?> block
                    ? block.keySet().stream().map(name -> entry.getKey() + "." + name)
                    : Stream.of(entry.getKey()));
  }
}
