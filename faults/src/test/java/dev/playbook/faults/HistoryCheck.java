package dev.playbook.faults;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.activity.Outcome.Cause;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.run.Resolution;
import dev.playbook.core.run.RunEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares what a run says of itself with what its steps say of themselves. A history without fault
 * has, by the numbers that its findings begin with:
 *
 * <ol>
 *   <li>no effect before the line that says that its attempt starts;
 *   <li>no attempt that begins its work twice, and no further attempt unless the one before failed,
 *       was resolved as not done, or is done once more openly;
 *   <li>an effect for each success, none for what was never begun, and none after a failure;
 *   <li>no step that begins while one before it is under way, unless they are parallel;
 *   <li>nothing that still works;
 *   <li>a whole journal, with an end or an unknown step.
 * </ol>
 */
final class HistoryCheck {
  private final RecordedRun run;
  private final List<Effect> effects;
  private final List<Long> living;
  private final List<String> findings = new ArrayList<>();

  private HistoryCheck(RecordedRun run, List<Effect> effects, List<Long> living) {
    this.run = run;
    this.effects = effects;
    this.living = living;
  }

  /** Returns what is wrong, each one line. */
  static List<String> findings(RecordedRun run, List<Effect> effects, List<Long> living) {
    HistoryCheck check = new HistoryCheck(run, effects, living);
    check.startsAreWrittenFirst();
    check.nothingIsDoneTwice();
    check.outcomesAreTrue();
    check.whatWasSeenIsTrue();
    check.orderIsKept();
    check.nothingIsLeft();
    check.journalIsWhole();
    return check.findings;
  }

  private static String name(String key) {
    return key.replaceAll("[^A-Za-z0-9.-]", "-");
  }

  private List<Effect> of(String key, int attempt) {
    return effects.stream()
        .filter(effect -> effect.key().equals(name(key)) && effect.attempt() == attempt)
        .toList();
  }

  private void startsAreWrittenFirst() {
    for (Effect effect : effects) {
      boolean isWritten =
          run.events().stream()
              .anyMatch(
                  event ->
                      event instanceof RunEvent.AttemptStarted started
                          && name(started.key()).equals(effect.key())
                          && started.attempt() == effect.attempt()
                          && !started.at().isAfter(effect.at()));
      if (!isWritten) {
        findings.add("1: %s has an effect and no start before it".formatted(effect.key()));
      }
    }
  }

  private void nothingIsDoneTwice() {
    Map<String, Boolean> mayBegin = new HashMap<>();
    for (RunEvent event : run.events()) {
      switch (event) {
        case RunEvent.AttemptStarted started -> begins(started, mayBegin);
        case RunEvent.AttemptEnded ended ->
            mayBegin.put(ended.key(), ended.outcome() instanceof Outcome.Failed);
        case RunEvent.Resolved resolved ->
            mayBegin.put(resolved.key(), resolved.how() != Resolution.DONE);
        case RunEvent.Reopened again -> again.again().forEach(key -> mayBegin.put(key, true));
        case RunEvent.UndoStarted undo ->
            undo.activities().forEach(item -> mayBegin.put(item.key(), true));
        default -> {}
      }
    }
  }

  private void begins(RunEvent.AttemptStarted started, Map<String, Boolean> mayBegin) {
    if (!mayBegin.getOrDefault(started.key(), true)) {
      findings.add("2: %s begins again and nothing says that it may".formatted(started.key()));
    }
    mayBegin.put(started.key(), false);
    long begins =
        of(started.key(), started.attempt()).stream().filter(effect -> !effect.isEnd()).count();
    if (begins > 1) {
      findings.add("2: %s #%d begins %d times".formatted(started.key(), started.attempt(), begins));
    }
  }

  private void outcomesAreTrue() {
    for (RunEvent event : run.events()) {
      if (event instanceof RunEvent.AttemptEnded ended) {
        List<Effect> mine = of(ended.key(), ended.attempt());
        switch (ended.outcome()) {
          case Outcome.Succeeded _ -> {
            if (isTold(ended.key()) && mine.stream().noneMatch(Effect::isEnd)) {
              findings.add("3: %s succeeded and has no effect".formatted(ended.key()));
            }
          }
          case Outcome.Failed failed -> {
            if (failed.cause() == Cause.NOT_STARTED && !mine.isEmpty()) {
              findings.add("3: %s was never begun and has an effect".formatted(ended.key()));
            }
            if (last(mine).filter(at -> at.isAfter(ended.at().plusMillis(1))).isPresent()) {
              findings.add("3: %s has an effect after it failed".formatted(ended.key()));
            }
          }
          case Outcome.Unknown _ -> {}
        }
      }
    }
  }

  /** Of a step whose engine died, the next engine has seen how it ended. */
  private void whatWasSeenIsTrue() {
    Map<String, Integer> attempts = new HashMap<>();
    for (RunEvent event : run.events()) {
      if (event instanceof RunEvent.AttemptStarted started) {
        attempts.put(started.key(), started.attempt());
      } else if (event instanceof RunEvent.Resolved seen && seen.by().isEmpty()) {
        List<Effect> mine = of(seen.key(), attempts.getOrDefault(seen.key(), 0));
        if (seen.how() == Resolution.NOT_DONE && !mine.isEmpty()) {
          findings.add("3: %s was seen not to be done and has an effect".formatted(seen.key()));
        }
        if (seen.how() == Resolution.DONE
            && isTold(seen.key())
            && mine.stream().noneMatch(Effect::isEnd)) {
          findings.add("3: %s was seen to be done and has no effect".formatted(seen.key()));
        }
      }
    }
  }

  /** Only the steps of a shell tell what they do. */
  private boolean isTold(String key) {
    return started(key).filter(start -> start.sent().toString().contains("./effect")).isPresent();
  }

  private Optional<RunEvent.AttemptStarted> started(String key) {
    return run.events().stream()
        .filter(RunEvent.AttemptStarted.class::isInstance)
        .map(RunEvent.AttemptStarted.class::cast)
        .filter(start -> start.key().equals(key))
        .findFirst();
  }

  private static Optional<Instant> last(List<Effect> effects) {
    return effects.stream().map(Effect::at).max(Instant::compareTo);
  }

  private void orderIsKept() {
    Map<String, Boolean> underWay = new HashMap<>();
    for (Effect effect : effects) {
      if (effect.isEnd()) {
        underWay.remove(effect.key());
      } else {
        underWay.keySet().stream()
            .filter(other -> !isFailed(other) && !areBeside(other, effect.key()))
            .forEach(
                other -> findings.add("4: %s begins within %s".formatted(effect.key(), other)));
        underWay.put(effect.key(), true);
      }
    }
  }

  /** A step that failed has no end among the effects. */
  private boolean isFailed(String name) {
    return run.events().stream()
        .anyMatch(
            event ->
                event instanceof RunEvent.AttemptEnded ended
                    && name(ended.key()).equals(name)
                    && !(ended.outcome() instanceof Outcome.Succeeded));
  }

  /** The parallel groups of the scenes are called {@code g}. */
  private static boolean areBeside(String one, String other) {
    return one.startsWith("g-") && other.startsWith("g-");
  }

  private void nothingIsLeft() {
    if (!living.isEmpty()) {
      findings.add("5: still works: %s".formatted(living));
    }
  }

  private void journalIsWhole() {
    run.damage()
        .ifPresent(damage -> findings.add("6: the journal is damaged: %s".formatted(damage)));
    if (run.ended().isEmpty()) {
      findings.add("6: the run has no end");
    }
  }
}
