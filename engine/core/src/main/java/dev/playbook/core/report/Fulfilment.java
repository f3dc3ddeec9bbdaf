package dev.playbook.core.report;

import dev.playbook.core.json.Fields;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.report.RunReport.Row;
import dev.playbook.spi.Change;
import dev.playbook.spi.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the plan of a run foresaw beside what the run did, resource by resource.
 *
 * @param lines in the order of the run
 */
public record Fulfilment(List<Line> lines) {

  /** How the two agree. */
  public enum Verdict {
    /** Foreseen, and it happened so. */
    AS_PLANNED,
    /** It happened, and the plan said that it could not see it. */
    NOT_FORESEEABLE,
    /** Foreseen; its step did not come to its end. */
    NOT_DONE,
    /** The plan was wrong. */
    WRONG
  }

  /**
   * One resource.
   *
   * @param key the activity that changes it
   * @param resource its name; {@code ""} for the step as a whole
   * @param reason one line, what does not agree; {@code ""} when all does
   */
  public record Line(String key, String resource, Verdict verdict, String reason) {}

  /** Copies the lines. */
  public Fulfilment {
    lines = List.copyOf(lines);
  }

  /**
   * Compares.
   *
   * @param plan the plan that the run has kept, as its document
   * @throws RuntimeException when the document is damaged
   */
  public static Fulfilment of(Fields plan, RunReport report) {
    Map<String, Foreseen> foreseen = new LinkedHashMap<>();
    plan.list("activities").stream()
        .map(Fields::of)
        .forEach(activity -> foreseen.put(activity.text("key"), Foreseen.of(activity)));
    List<Line> lines = new ArrayList<>();
    for (Row row : report.in(Phase.STEP)) {
      String key = row.item().key();
      lines.addAll(lines(key, foreseen.getOrDefault(key, Foreseen.OPAQUE), row));
    }
    return new Fulfilment(lines);
  }

  /** Returns how many resources or steps stand so. */
  public long count(Verdict verdict) {
    return lines.stream().filter(line -> line.verdict() == verdict).count();
  }

  private static List<Line> lines(String key, Foreseen foreseen, Row row) {
    boolean ended = row.status() == StepStatus.CHANGED || row.status() == StepStatus.NOTHING_TO_DO;
    if (!ended) {
      return foreseen.changes().keySet().stream()
          .map(resource -> new Line(key, resource, Verdict.NOT_DONE, row.status().words()))
          .toList();
    }
    return switch (foreseen.kind()) {
      case CHANGES -> compared(key, foreseen.changes(), row.changes());
      case NOTHING -> untouched(key, row);
      case UNKNOWN -> notForeseeable(key, row);
    };
  }

  private static List<Line> untouched(String key, Row row) {
    return row.status() == StepStatus.CHANGED
        ? List.of(new Line(key, "", Verdict.WRONG, "nothing to do was foreseen, and it changed"))
        : List.of();
  }

  private static List<Line> notForeseeable(String key, Row row) {
    return row.status() == StepStatus.CHANGED
        ? List.of(new Line(key, "", Verdict.NOT_FORESEEABLE, ""))
        : List.of();
  }

  private static List<Line> compared(
      String key, Map<String, Foreseen.Transition> foreseen, List<Change> happened) {
    List<Line> lines = new ArrayList<>();
    Map<String, Foreseen.Transition> missing = new LinkedHashMap<>(foreseen);
    for (Change change : happened) {
      String resource = change.resource().toString();
      Foreseen.Transition planned = missing.remove(resource);
      String fault = planned == null ? "this change was not foreseen" : planned.difference(change);
      lines.add(
          new Line(key, resource, fault.isEmpty() ? Verdict.AS_PLANNED : Verdict.WRONG, fault));
    }
    missing.keySet().stream()
        .map(resource -> new Line(key, resource, Verdict.WRONG, "foreseen, and did not happen"))
        .forEach(lines::add);
    return lines;
  }

  /**
   * What a plan knew of one activity.
   *
   * @param changes by the name of the resource
   */
  private record Foreseen(Kind kind, Map<String, Transition> changes) {
    static final Foreseen OPAQUE = new Foreseen(Kind.UNKNOWN, Map.of());

    private enum Kind {
      CHANGES,
      NOTHING,
      UNKNOWN
    }

    static Foreseen of(Fields activity) {
      return switch (activity.text("forecast")) {
        case "will-change" -> new Foreseen(Kind.CHANGES, transitions(activity));
        case "nothing-to-do" -> new Foreseen(Kind.NOTHING, Map.of());
        default -> OPAQUE;
      };
    }

    private static Map<String, Transition> transitions(Fields activity) {
      Map<String, Transition> changes = new LinkedHashMap<>();
      activity.list("changes").stream()
          .map(Fields::of)
          .forEach(
              change ->
                  changes.put(
                      change.text("resource"),
                      new Transition(
                          state(change.fields("before")), state(change.fields("after")))));
      return changes;
    }

    private static State state(Fields json) {
      return switch (json.text("is")) {
        case "known" -> State.known(json.text("value"));
        case "absent" -> State.ABSENT;
        default -> State.unknown(json.text("reason"));
      };
    }

    /** One resource, before and after. */
    private record Transition(State before, State after) {

      /** Returns what did not happen so, {@code ""} when all did. */
      String difference(Change change) {
        if (differs(before, change.before())) {
          return "it was another one before than foreseen";
        }
        return differs(after, change.after()) ? "it became another one than foreseen" : "";
      }

      /** What was said to be unknown cannot be wrong. */
      private static boolean differs(State planned, State real) {
        return !(planned instanceof State.Unknown) && !planned.equals(real);
      }
    }
  }
}
