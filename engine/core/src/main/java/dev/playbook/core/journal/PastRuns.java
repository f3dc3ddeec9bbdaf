package dev.playbook.core.journal;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.plan.Crossing;
import dev.playbook.core.plan.Experience;
import dev.playbook.core.plan.Took;
import dev.playbook.core.run.RunEvent;
import dev.playbook.spi.Resource;
import dev.playbook.spi.StepResult;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What the newest runs on one target have shown. */
public final class PastRuns implements Experience {
  private static final int NEWEST = 50;

  /** How long the change of another playbook is of interest: an incident and its aftermath. */
  private static final Duration SHORT_WHILE = Duration.ofDays(1);

  private final Map<Sent, List<Duration>> times = new HashMap<>();
  private final Map<Resource, Crossing> crossings = new HashMap<>();

  private PastRuns() {}

  /** What an activity sent. */
  private record Sent(String key, List<String> texts) {}

  /**
   * Reads the journals.
   *
   * @param playbook whose times are of interest; of all others, what they changed
   */
  public static PastRuns of(History history, String playbook, String target, Instant now)
      throws IOException {
    PastRuns past = new PastRuns();
    Predicate<RunEvent.Started> here = started -> started.target().equals(target);
    Predicate<RunEvent.Started> same = started -> started.playbook().equals(playbook);
    history.begun(here.and(same)).limit(NEWEST).forEach(past::learn);
    history
        .begun(here.and(same.negate()))
        .limit(NEWEST)
        .filter(RecordedRun::leftChanges)
        .forEach(run -> past.learnChanges(run, now.minus(SHORT_WHILE)));
    return past;
  }

  @Override
  public Optional<Took> of(String key, List<String> sent) {
    return Optional.ofNullable(times.get(new Sent(key, List.copyOf(sent)))).map(Took::of);
  }

  @Override
  public Optional<Crossing> crossing(Resource resource) {
    return Optional.ofNullable(crossings.get(resource));
  }

  private void learnChanges(RecordedRun run, Instant since) {
    for (RunEvent event : run.events().reversed()) {
      if (event instanceof RunEvent.AttemptEnded ended
          && ended.outcome() instanceof Outcome.Succeeded(StepResult result)
          && ended.at().isAfter(since)) {
        result.changes().forEach(change -> learn(change.resource(), run, ended.at()));
      }
    }
  }

  private void learn(Resource resource, RecordedRun run, Instant at) {
    crossings.putIfAbsent(
        resource, new Crossing(resource, run.started().run(), run.started().playbook(), at));
  }

  private void learn(RecordedRun run) {
    Map<String, Sent> begun = new HashMap<>();
    for (RunEvent event : run.events()) {
      switch (event) {
        case RunEvent.AttemptStarted started ->
            begun.put(started.key(), new Sent(started.key(), started.sent()));
        case RunEvent.AttemptEnded ended when ended.outcome() instanceof Outcome.Succeeded ->
            learn(Optional.ofNullable(begun.get(ended.key())), ended.took());
        case RunEvent.AttemptEnded _,
            RunEvent.Started _,
            RunEvent.Reopened _,
            RunEvent.Resolved _,
            RunEvent.GivenUp _,
            RunEvent.Kept _,
            RunEvent.Waiting _,
            RunEvent.Skipped _,
            RunEvent.StopRequested _,
            RunEvent.UndoStarted _,
            RunEvent.Filled _,
            RunEvent.Noted _,
            RunEvent.Ended _ -> {}
      }
    }
  }

  private void learn(Optional<Sent> sent, Duration took) {
    sent.ifPresent(it -> times.computeIfAbsent(it, _ -> new ArrayList<>()).add(took));
  }
}
