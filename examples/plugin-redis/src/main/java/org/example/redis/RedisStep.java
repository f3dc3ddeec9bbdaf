package org.example.redis;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Resource;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Secret;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keys to set and keys to delete, in one transaction.
 *
 * @param set the key to its new value, a {@link Secret} or what has a text
 */
record RedisStep(Server server, Map<String, Object> set, List<String> delete) implements Step {

  @Override
  public Preview preview() {
    List<String> sent = new ArrayList<>();
    set.forEach((key, value) -> sent.add("SET " + key + " " + value));
    delete.forEach(key -> sent.add("DEL " + key));
    return new Preview(
        "set %s and delete %s keys in `%s`".formatted(set.size(), delete.size(), server.name()),
        delete.isEmpty() ? Risk.CHANGE : Risk.DESTROY,
        sent,
        Optional.of("the former values, with the time they had to live"));
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    try (Database database = server.open(context)) {
      Map<String, State> before = new LinkedHashMap<>();
      for (String key : keys()) {
        Optional<State> predicted = context.world().predicted(resource(key));
        before.put(key, predicted.isPresent() ? predicted.get() : database.state(key));
      }
      List<Change> changes = changes(before);
      return changes.isEmpty()
          ? new Inspection.NothingToDo("the keys are like this already")
          : new Inspection.WillChange(changes);
    }
  }

  @Override
  public Captured capture(StepContext context) throws StepFailedException, InterruptedException {
    try (Database database = server.open(context)) {
      Map<String, Object> kept = new LinkedHashMap<>();
      for (String key : keys()) {
        kept.put(key, database.keep(key));
      }
      return new Captured(kept);
    }
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    try (Database database = server.open(context)) {
      List<Change> changes = changes(database.states(keys()));
      if (changes.isEmpty()) {
        return StepResult.unchanged();
      }
      database.write(plain(), delete);
      return StepResult.changed(changes, Map.of());
    }
  }

  @Override
  public StepResult undo(Captured captured, StepContext context)
      throws StepFailedException, InterruptedException {
    try (Database database = server.open(context)) {
      Map<String, State> before = database.states(keys());
      for (String key : keys()) {
        database.putBack(key, captured.values().get(key));
      }
      List<Change> changes = between(before, database.states(keys()));
      return changes.isEmpty() ? StepResult.unchanged() : StepResult.changed(changes, Map.of());
    }
  }

  private List<String> keys() {
    List<String> keys = new ArrayList<>(set.keySet());
    keys.addAll(delete);
    return keys;
  }

  private List<Change> changes(Map<String, State> before) {
    Map<String, State> after = new LinkedHashMap<>();
    set.forEach((key, value) -> after.put(key, wanted(value)));
    delete.forEach(key -> after.put(key, State.ABSENT));
    return between(before, after);
  }

  private List<Change> between(Map<String, State> before, Map<String, State> after) {
    List<Change> changes = new ArrayList<>();
    for (String key : keys()) {
      State was = before.getOrDefault(key, State.ABSENT);
      State is = after.getOrDefault(key, State.ABSENT);
      if (!was.equals(is)) {
        changes.add(new Change(resource(key), was, is));
      }
    }
    return changes;
  }

  private Resource resource(String key) {
    return new Resource("redis", server.name(), key);
  }

  private Map<String, String> plain() {
    Map<String, String> plain = new LinkedHashMap<>();
    set.forEach(
        (key, value) ->
            plain.put(key, value instanceof Secret secret ? secret.reveal() : value.toString()));
    return plain;
  }

  private static State wanted(Object value) {
    return State.known(value instanceof Secret secret ? secret.reveal() : value.toString());
  }
}
