package dev.playbook.core.plan;

import dev.playbook.spi.Preview;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An activity with what the plan knows of it.
 *
 * @param activity what will be done
 * @param forecast what is known of it
 * @param observations what else the look at it has read
 * @param usual how long it took in earlier runs
 * @param crossings what it changes of what another playbook changed a short while ago
 */
public record PlannedStep(
    PlannedActivity activity,
    Forecast forecast,
    Map<Resource, State> observations,
    Optional<Took> usual,
    List<Crossing> crossings) {
  /** Copies the collections. */
  public PlannedStep {
    observations = new LinkedHashMap<>(observations);
    crossings = List.copyOf(crossings);
  }

  /** An activity of which nothing else is known. */
  public PlannedStep(PlannedActivity activity, Forecast forecast) {
    this(activity, forecast, Map.of(), Optional.empty(), List.of());
  }

  /** Returns the same, with what earlier runs have shown. */
  PlannedStep with(Experience experience, UnaryOperator<String> mask) {
    Optional<Took> took =
        forecast
            .sent()
            .map(Preview::sent)
            .flatMap(sent -> experience.of(activity.key(), sent.stream().map(mask).toList()));
    return new PlannedStep(activity, forecast, observations, took, crossings(experience));
  }

  /** A restart crosses nothing: what it leaves is decided when it happens. */
  private List<Crossing> crossings(Experience experience) {
    return forecast.changes().stream()
        .filter(change -> !(change.after() instanceof State.Unknown))
        .flatMap(change -> experience.crossing(change.resource()).stream())
        .toList();
  }
}
