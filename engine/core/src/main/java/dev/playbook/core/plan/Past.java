package dev.playbook.core.plan;

import dev.playbook.spi.Change;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a plan has foreseen so far, and what of it will have happened when an activity begins. */
final class Past {
  private final List<PlannedStep> planned = new ArrayList<>();
  private final Map<String, Object> views = new LinkedHashMap<>();
  private final Map<String, String> paths = new LinkedHashMap<>();
  private PredictedWorld world = PredictedWorld.AS_IT_IS;
  private Optional<String> lastChange = Optional.empty();
  private Optional<String> lastUnforeseen = Optional.empty();

  /** Returns what will have happened: everything but what runs at the same time. */
  Past before(PlannedActivity activity) {
    if (activity.forks().isEmpty()) {
      return this;
    }
    Past past = new Past();
    planned.stream().filter(step -> !activity.isBeside(step.activity())).forEach(past::add);
    return past;
  }

  void add(PlannedStep step) {
    planned.add(step);
    if (step.activity().phase() == Phase.STEP) {
      remember(step.activity(), step.forecast());
    }
  }

  /** Returns what expressions see of the steps, by id. */
  Map<String, Object> views() {
    return views;
  }

  PredictedWorld world() {
    return world;
  }

  /** Returns the path of the last step that changes something, or may. */
  Optional<String> lastChange() {
    return lastChange;
  }

  /** Returns the path of the last step that changes something, or may, which nobody can see. */
  Optional<String> lastUnforeseen() {
    return lastUnforeseen;
  }

  /** Returns the path of a step. */
  String path(String id) {
    return paths.getOrDefault(id, id);
  }

  /** Two steps that run at once must not change the same thing: nobody knows who comes last. */
  Forecast apart(PlannedActivity activity, Forecast forecast) {
    if (activity.forks().isEmpty() || forecast.changes().isEmpty()) {
      return forecast;
    }
    for (PlannedStep other : planned) {
      if (activity.isBeside(other.activity())) {
        Optional<Resource> shared = shared(forecast.changes(), other.forecast().changes());
        if (shared.isPresent()) {
          return collision(forecast.sent().orElseThrow(), other.activity().path(), shared.get());
        }
      }
    }
    return forecast;
  }

  private static Forecast collision(Preview preview, String other, Resource resource) {
    return new Forecast.Blocked(
        preview,
        "`%s` changes %s at the same time".formatted(other, resource),
        "take one of the two out of the parallel group");
  }

  private static Optional<Resource> shared(List<Change> ours, List<Change> theirs) {
    List<Resource> taken = theirs.stream().map(Change::resource).toList();
    return ours.stream().map(Change::resource).filter(taken::contains).findFirst();
  }

  private void remember(PlannedActivity activity, Forecast forecast) {
    paths.put(activity.id(), activity.path());
    views.put(activity.id(), view(activity.id(), forecast));
    world = world.after(activity.path(), forecast.changes());
    if (forecast.mayChange()) {
      lastChange = Optional.of(activity.path());
      if (forecast.changes().isEmpty()) {
        lastUnforeseen = lastChange;
      }
    }
  }

  private static Map<String, Object> view(String id, Forecast forecast) {
    return switch (forecast) {
      case Forecast.WillChange _ -> StepViews.foreseen(id, true);
      case Forecast.NothingToDo _ -> StepViews.foreseen(id, false);
      case Forecast.Skipped _ -> StepViews.skipped();
      case Forecast.Reads _,
          Forecast.Asks _,
          Forecast.KnownAfter _,
          Forecast.Perhaps _,
          Forecast.Opaque _,
          Forecast.Computed _,
          Forecast.Checked _,
          Forecast.Blocked _,
          Forecast.Faulty _ ->
          StepViews.open(id);
    };
  }
}
