package dev.playbook.steps.compose;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.spi.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which services ran before a step, and the way back to that. */
final class RunningSet {
  private static final String RAN = "ran";
  private static final String RESTED = "rested";

  private RunningSet() {}

  static Captured capture(Selection selection) {
    List<String> running = selection.running();
    List<String> rested = new ArrayList<>(selection.services());
    rested.removeAll(running);
    return new Captured(Map.of(RAN, running, RESTED, rested));
  }

  /** Starts what ran and stops what did not, and looks whether it is so. */
  static StepResult restore(Captured captured, Compose compose, StepContext context)
      throws StepFailedException, InterruptedException {
    Snapshot before = compose.snapshot();
    List<String> start = names(captured, RAN).stream().filter(one -> !before.runs(one)).toList();
    List<String> stop = names(captured, RESTED).stream().filter(before::runsAtAll).toList();
    if (!stop.isEmpty()) {
      compose.change(Compose.joined(List.of("stop"), stop), context);
    }
    if (!start.isEmpty()) {
      compose.change(Compose.starting(start), context);
      new Readiness(compose, start, false).await(context);
    }
    List<String> all = new ArrayList<>(start);
    all.addAll(stop);
    Snapshot after = compose.snapshot();
    refuse(stop.stream().filter(after::runsAtAll).toList());
    return new StepResult(!all.isEmpty(), changes(compose, all, before, after), after.values(all));
  }

  static List<Change> changes(
      Compose compose, List<String> services, Snapshot before, Snapshot after) {
    Forecast forecast = new Forecast(compose.project().file(), before, World.AS_IT_IS);
    return services.stream()
        .filter(service -> !before.state(service).equals(after.state(service)))
        .map(
            service ->
                new Change(forecast.resource(service), before.state(service), after.state(service)))
        .toList();
  }

  /** Fails when services run that compose was told to stop. */
  static void refuse(List<String> stillRunning) throws StepFailedException {
    if (!stillRunning.isEmpty()) {
      throw new StepFailedException(
          "compose ended well, but still running: " + String.join(", ", stillRunning),
          "look whether something else starts them");
    }
  }

  private static List<String> names(Captured captured, String key) {
    return ((List<?>) Objects.requireNonNull(captured.values().get(key)))
        .stream().map(String::valueOf).toList();
  }
}
