package dev.playbook.steps.compose;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.intent.Hindsight;
import dev.playbook.steps.intent.IntentLog;
import dev.playbook.steps.intent.ToldChange;
import dev.playbook.steps.process.Aftermath;
import dev.playbook.steps.process.Ended;
import dev.playbook.steps.process.Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What compose is about to change, and what became of it when its engine died: compose went on
 * without it.
 *
 * @param selection the services before it
 * @param watched the services that it changes
 * @param removals what else goes with them
 */
record LostChange(Selection selection, List<String> watched, List<Change> removals) {
  private static final String SERVICE = "service";
  private static final String REMOVAL = "removal";
  private static final String SENT = "sent";

  /** Writes it down, before it is done. */
  void announce(StepContext context) throws StepFailedException {
    List<List<String>> records = new ArrayList<>();
    String file = selection.compose().project().file();
    for (String name : watched) {
      Change change =
          new Change(
              new Resource(SERVICE, file, name), selection.before().state(name), State.ABSENT);
      records.add(ToldChange.record(SERVICE, change));
    }
    removals.forEach(change -> records.add(ToldChange.record(REMOVAL, change)));
    records.add(List.of(SENT));
    IntentLog.of(context).write(records);
  }

  /**
   * Returns the result when compose has ended well and all is as wanted, waiting for both.
   *
   * @throws StepFailedException {@code NOT_STARTED} when compose was never started; {@code FAILED}
   *     when it said no, or it is not as wanted; {@code UNKNOWN} when nobody saw its end
   */
  static StepResult find(ServicesStep step, Instant startedAt, StepContext context)
      throws StepFailedException, InterruptedException {
    List<List<String>> records = IntentLog.of(context).read();
    if (records.isEmpty() || !records.getLast().getFirst().equals(SENT)) {
      throw StepFailedException.notStarted("compose was never started", "", null);
    }
    Compose.check(ended(startedAt, context));
    Selection now = Hindsight.of(() -> Selection.of(step.project(), context));
    Snapshot after = Hindsight.of(() -> step.settled(now, context));
    List<Change> removals = Hindsight.of(() -> step.gone(told(records, REMOVAL), now));
    List<Change> changes = new ArrayList<>();
    for (Change service : told(records, SERVICE)) {
      State state = after.state(service.resource().name());
      if (!state.equals(service.before())) {
        changes.add(new Change(service.resource(), service.before(), state));
      }
    }
    changes.addAll(removals);
    Map<String, Object> values = new LinkedHashMap<>(after.values(now.services()));
    values.putAll(step.told(removals));
    return StepResult.changed(changes, values);
  }

  private static Ended ended(Instant startedAt, StepContext context)
      throws StepFailedException, InterruptedException {
    try {
      return Aftermath.of(startedAt, Rules.STRICT, context).ended();
    } catch (StepFailedException failure) {
      throw Compose.cutShort(failure);
    }
  }

  private static List<Change> told(List<List<String>> records, String word) {
    return records.stream()
        .filter(record -> record.getFirst().equals(word))
        .map(ToldChange::of)
        .toList();
  }
}
