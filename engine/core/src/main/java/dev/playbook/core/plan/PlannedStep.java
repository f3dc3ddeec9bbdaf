package dev.playbook.core.plan;

import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An activity with what the plan knows of it.
 *
 * @param activity what will be done
 * @param forecast what is known of it
 * @param observations what else the look at it has read
 */
public record PlannedStep(
    PlannedActivity activity, Forecast forecast, Map<Resource, State> observations) {
  /** Copies the observations. */
  public PlannedStep {
    observations = new LinkedHashMap<>(observations);
  }

  /** An activity of which nothing else was read. */
  public PlannedStep(PlannedActivity activity, Forecast forecast) {
    this(activity, forecast, Map.of());
  }
}
