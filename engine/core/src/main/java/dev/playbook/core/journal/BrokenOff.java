package dev.playbook.core.journal;

import dev.playbook.core.activity.LivingStep;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunState;
import dev.playbook.core.run.Verdict;
import dev.playbook.spi.Risk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run that broke off while it worked, so that nobody knows what the target looks like. It keeps
 * its lock, which the kernel has given back, until somebody goes on with it or gives it up.
 *
 * @param run the run
 */
public record BrokenOff(RecordedRun run) {

  /** Returns the runs that broke off under a lock, the newest first. */
  private static List<BrokenOff> under(History history, String word, String target)
      throws IOException {
    return history.unsettled().stream()
        .filter(run -> run.started().target().equals(target))
        .filter(BrokenOff::is)
        .filter(run -> word(run).equals(word))
        .map(BrokenOff::new)
        .toList();
  }

  /** Returns whether a run is one. */
  public static boolean is(RecordedRun run) {
    boolean begun = run.events().stream().anyMatch(BrokenOff::isChange);
    boolean noEnd = run.ended().isEmpty() && begun && !run.isAlive();
    return run.givenUp().isEmpty() && (noEnd || (endedUnknown(run) && !unknown(run).isEmpty()));
  }

  private static boolean endedUnknown(RecordedRun run) {
    return run.ended().filter(end -> end.verdict() == Verdict.UNKNOWN).isPresent();
  }

  private static boolean isChange(RunEvent event) {
    return event instanceof RunEvent.AttemptStarted started && started.risk() != Risk.READ;
  }

  /** Returns the keys of what nobody knows the end of. */
  public static List<String> unknown(RecordedRun run) {
    RunState state = run.state();
    return run.keys().stream().filter(state::isUnknown).toList();
  }

  /**
   * Sees to it that no run holds a lock that the kernel has given back.
   *
   * @param takeover what is to be written down of those that do, when the operator wants the lock
   *     nevertheless
   * @return what is to be said of those that were given up, each one line
   * @throws RunLock.HeldException when one does
   */
  public static List<String> clear(
      History history, String word, String target, Optional<RunEvent.GivenUp> takeover)
      throws IOException, RunLock.HeldException {
    List<String> notes = new ArrayList<>();
    for (BrokenOff broken : under(history, word, target)) {
      broken.giveUp(takeover.orElseThrow(() -> broken.held(word)), word);
      notes.add(
          "took over from run %s: %s"
              .formatted(broken.run().started().run(), takeover.get().reason()));
    }
    return notes;
  }

  /** Returns what stands in the way, and the next command. */
  RunLock.HeldException held(String word) {
    String id = run.started().run();
    List<String> unknown = unknown(run);
    String where = unknown.isEmpty() ? "between two steps" : "in `" + unknown.getFirst() + "`";
    List<Long> living = LivingStep.of(id);
    String works = living.isEmpty() ? "" : ", which still works (pid " + living.getFirst() + ")";
    return new RunLock.HeldException(
        "lock `%s` is held: run %s of %s broke off %s%s; go on with `%s`"
            .formatted(word, id, run.started().playbook(), where, works, run.goOn()));
  }

  /**
   * Gives the run up, so that it no longer holds its lock.
   *
   * @throws RunLock.HeldException when it still works, or cannot be written to
   */
  void giveUp(RunEvent.GivenUp event, String word) throws IOException, RunLock.HeldException {
    if (!LivingStep.of(run.started().run()).isEmpty()) {
      throw held(word);
    }
    Optional<Damage> damage = run.damage().filter(it -> !it.torn());
    if (damage.isPresent()) {
      throw new RunLock.HeldException(
          "the journal of run %s is damaged at %s; look at it, then move `%s` away"
              .formatted(run.started().run(), damage.get(), run.directory().path()));
    }
    try (JournalWriter journal = run.directory().reopenedJournal()) {
      journal.on(event);
    }
  }

  private static String word(RecordedRun run) {
    try {
      return run.directory().premises().map(KeptPremises::lock).orElse(run.started().playbook());
    } catch (IOException | IllegalArgumentException _) {
      return run.started().playbook();
    }
  }
}
