package dev.playbook.core.plan;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The world as the steps planned so far will leave it. Immutable. */
record PredictedWorld(Map<Resource, Prediction> predictions) implements World {

  /** A state, and the path of the step that brings it about. */
  record Prediction(State state, String step) {}

  static final PredictedWorld AS_IT_IS = new PredictedWorld(Map.of());

  PredictedWorld {
    predictions = Map.copyOf(predictions);
  }

  PredictedWorld after(String step, List<Change> changes) {
    Map<Resource, Prediction> next = new HashMap<>(predictions);
    changes.forEach(change -> next.put(change.resource(), new Prediction(change.after(), step)));
    return new PredictedWorld(next);
  }

  @Override
  public Optional<State> predicted(Resource resource) {
    return Optional.ofNullable(predictions.get(resource)).map(Prediction::state);
  }

  @Override
  public Set<Resource> touched() {
    return predictions.keySet();
  }

  /** Returns the path of the step that changes a resource. */
  Optional<String> changedBy(Resource resource) {
    return Optional.ofNullable(predictions.get(resource)).map(Prediction::step);
  }
}
