package dev.playbook.core.plan.saved;

import dev.playbook.core.plan.Forecast;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlannedStep;
import dev.playbook.spi.Preview;
import dev.playbook.spi.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a plan rests on: by activity, every fact that was read or computed for it, in a short form
 * that can be kept and compared.
 *
 * @param facts by the activity's key, then by the name of the fact
 */
public record Fingerprint(Map<String, Map<String, String>> facts) {

  /**
   * Returns the fingerprint of a plan.
   *
   * @param mask what every text goes through first
   */
  static Fingerprint of(Plan plan, UnaryOperator<String> mask) {
    Map<String, Map<String, String>> facts = new LinkedHashMap<>();
    plan.steps().forEach(step -> facts.put(step.activity().key(), facts(step, mask)));
    return new Fingerprint(facts);
  }

  /** Returns every fact that is another one now, in the order of the run. */
  List<Moved> movedTo(Fingerprint now) {
    List<Moved> moved = new ArrayList<>();
    union(facts, now.facts)
        .forEach(
            key -> {
              Map<String, String> then = facts.getOrDefault(key, Map.of());
              Map<String, String> later = now.facts.getOrDefault(key, Map.of());
              for (String fact : union(then, later)) {
                String old = then.getOrDefault(fact, Moved.NOTHING);
                String young = later.getOrDefault(fact, Moved.NOTHING);
                if (!old.equals(young)) {
                  moved.add(new Moved(key, fact, old, young));
                }
              }
            });
    return moved;
  }

  private static Set<String> union(Map<String, ?> one, Map<String, ?> other) {
    Set<String> all = new LinkedHashSet<>(one.keySet());
    all.addAll(other.keySet());
    return all;
  }

  private static Map<String, String> facts(PlannedStep step, UnaryOperator<String> mask) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("verdict", verdict(step.forecast()));
    step.forecast()
        .sent()
        .map(Preview::sent)
        .filter(sent -> !sent.isEmpty())
        .ifPresent(sent -> facts.put("sent", excerpt(String.join("\n", sent), mask)));
    step.observations()
        .forEach((resource, state) -> facts.put(resource.toString(), state(state, mask)));
    if (step.forecast().ifItRuns() instanceof Forecast.WillChange(_, var changes)) {
      changes.forEach(
          change -> {
            facts.put(change.resource().toString(), state(change.before(), mask));
            facts.put(change.resource() + ", after", state(change.after(), mask));
          });
    }
    return facts;
  }

  private static String verdict(Forecast forecast) {
    return switch (forecast) {
      case Forecast.WillChange _ -> "will change";
      case Forecast.NothingToDo(_, String reason) -> "nothing to do: " + reason;
      case Forecast.Reads _ -> "reads";
      case Forecast.Asks _ -> "asks";
      case Forecast.KnownAfter(_, String step, _) -> "known after " + step;
      case Forecast.Perhaps(String step, Forecast then) ->
          "only if %s lets it run: %s".formatted(step, verdict(then));
      case Forecast.Opaque _ -> "opaque";
      case Forecast.Computed _ -> "computed";
      case Forecast.Skipped(String reason) -> "skipped: " + reason;
      case Forecast.Checked(_, boolean holds, _) -> holds ? "holds" : "does not hold";
      case Forecast.Blocked _ -> "cannot be done";
      case Forecast.Faulty _ -> "wrong values";
    };
  }

  private static String state(State state, UnaryOperator<String> mask) {
    return switch (state) {
      case State.Known(String value) -> excerpt(value, mask);
      case State.Absent _ -> "absent";
      case State.Unknown _ -> "not known before it happens";
    };
  }

  private static String excerpt(String text, UnaryOperator<String> mask) {
    return Excerpt.of(mask.apply(text));
  }
}
