package dev.playbook.core.journal;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.plan.Experience;
import dev.playbook.core.plan.Took;
import dev.playbook.core.run.RunEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the newest runs of one playbook on one target have shown. */
public final class PastRuns implements Experience {
  private static final int NEWEST = 50;

  private final Map<Sent, List<Duration>> times = new HashMap<>();

  private PastRuns() {}

  /** What an activity sent. */
  private record Sent(String key, List<String> texts) {}

  /** Reads the journals. */
  public static PastRuns of(History history, String playbook, String target) throws IOException {
    PastRuns past = new PastRuns();
    history.runs().stream()
        .filter(run -> run.started().playbook().equals(playbook))
        .filter(run -> run.started().target().equals(target))
        .limit(NEWEST)
        .forEach(past::learn);
    return past;
  }

  @Override
  public Optional<Took> of(String key, List<String> sent) {
    return Optional.ofNullable(times.get(new Sent(key, List.copyOf(sent)))).map(Took::of);
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
            RunEvent.Kept _,
            RunEvent.Waiting _,
            RunEvent.Skipped _,
            RunEvent.StopRequested _,
            RunEvent.Noted _,
            RunEvent.Ended _ -> {}
      }
    }
  }

  private void learn(Optional<Sent> sent, Duration took) {
    sent.ifPresent(it -> times.computeIfAbsent(it, _ -> new ArrayList<>()).add(took));
  }
}
