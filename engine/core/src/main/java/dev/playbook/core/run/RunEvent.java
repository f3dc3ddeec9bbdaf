package dev.playbook.core.run;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.activity.SealedCapture;
import dev.playbook.core.model.Expression;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.core.plan.RunFacts;
import dev.playbook.spi.Captured;
import dev.playbook.spi.Risk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened in a run. The list of these is the run: progress, journal, report and
 * history are folds of it, and nothing keeps a second truth.
 */
public sealed interface RunEvent {

  /** Returns when it happened, by the wall clock. */
  Instant at();

  /**
   * The run exists; nothing was done yet.
   *
   * @param run the id that people use
   * @param playbook the playbook's id
   * @param digest SHA-256 of the playbook's text, in hexadecimal
   * @param occasion what it is for
   * @param engine the engine's version
   * @param inputs the values of the inputs, as text; secret ones as {@code ***}
   * @param process who does it, so that a later look can tell whether it still lives
   * @param basis the saved plan that it does
   * @param kept the SHA-256 of every file that lies beside the journal, in hexadecimal, by its name
   * @param activities every activity in order
   */
  record Started(
      Instant at,
      String run,
      String playbook,
      String name,
      String digest,
      String target,
      Occasion occasion,
      String engine,
      Map<String, String> inputs,
      EngineProcess process,
      Optional<Duration> budgetTarget,
      Optional<Duration> budgetLimit,
      Optional<RunFacts.Basis> basis,
      Map<String, String> kept,
      List<Item> activities)
      implements RunEvent {
    /** Copies the collections. */
    public Started {
      inputs = Map.copyOf(inputs);
      kept = Map.copyOf(kept);
      activities = List.copyOf(activities);
    }
  }

  /**
   * What a run is for, as its playbook and its operator say.
   *
   * @param rollback {@code quick}, {@code full} or {@code emergency}; empty in journals of versions
   *     that did not keep it
   * @param labels of the playbook, by name
   * @param triggers the ids of what may call for this playbook
   * @param reason why the operator began it; empty when nobody said
   */
  record Occasion(
      Optional<String> rollback,
      Map<String, String> labels,
      List<String> triggers,
      Optional<String> reason) {
    /** Nothing is known. */
    public static final Occasion UNTOLD =
        new Occasion(Optional.empty(), Map.of(), List.of(), Optional.empty());

    /** Copies the collections. */
    public Occasion {
      labels = Map.copyOf(labels);
      triggers = List.copyOf(triggers);
    }
  }

  /**
   * An activity as the run's first event lists it.
   *
   * @param idempotent whether it may be repeated when nobody knows how it ended
   * @param expected the expressions that judge its result; none in journals of versions that did
   *     not keep them
   */
  record Item(
      Phase phase,
      String key,
      String type,
      String name,
      boolean idempotent,
      List<String> expected) {
    /** Copies the expressions. */
    public Item {
      expected = List.copyOf(expected);
    }

    /** Returns how an activity is listed. */
    public static Item of(PlannedActivity activity) {
      return new Item(
          activity.phase(),
          activity.key(),
          activity.activity().type(),
          activity.name(),
          activity.idempotent(),
          activity.activity().judgements().map(Expression::text).map(String::strip).toList());
    }
  }

  /**
   * The process that does a run.
   *
   * @param pid its number
   * @param begun when it began, as the kernel says, so that a reused number is noticed; may be
   *     empty
   * @param boot the machine's boot, so that a restart of the machine is noticed; may be empty
   */
  record EngineProcess(String by, String host, long pid, String begun, String boot) {}

  /**
   * The run is taken up again, by another engine.
   *
   * @param process who does it from now on
   * @param engine that engine's version
   * @param command what the operator wants, for example {@code resume}
   * @param cut how many bytes at the end of the journal were no whole line and are gone
   * @param suspects the keys of what may have been started in the lines that are gone
   * @param again the keys of what is done once more, although its end is known
   */
  record Reopened(
      Instant at,
      EngineProcess process,
      String engine,
      String command,
      long cut,
      List<String> suspects,
      List<String> again)
      implements RunEvent {
    /** Copies the keys. */
    public Reopened {
      suspects = List.copyOf(suspects);
      again = List.copyOf(again);
    }
  }

  /**
   * Of an activity whose end the journal does not tell, somebody else has.
   *
   * @param by the person who said it; {@code ""} when it was seen
   * @param reason why, one or more lines
   */
  record Resolved(Instant at, String key, Resolution how, String by, String reason)
      implements RunEvent {}

  /**
   * Nobody wants the run any more; it can no longer be taken up.
   *
   * @param by who says so
   * @param reason why
   */
  record GivenUp(Instant at, String by, String reason) implements RunEvent {}

  /**
   * An attempt is about to be made; on disk before it is.
   *
   * @param key the activity
   * @param attempt 1 for the first
   * @param summary one line, what is done
   * @param risk the most it can do
   * @param sent what will be sent, secrets masked
   * @param timeout the effective one
   */
  record AttemptStarted(
      Instant at,
      String key,
      int attempt,
      String summary,
      Risk risk,
      List<String> sent,
      Duration timeout)
      implements RunEvent {
    /** Copies the texts. */
    public AttemptStarted {
      sent = List.copyOf(sent);
    }
  }

  /**
   * What an undo will need is kept; the change itself follows. Nothing is kept of a step whose type
   * could keep something, but sees nothing to change.
   */
  record Kept(Instant at, String key, SealedCapture capture) implements RunEvent {
    /** Returns what the step itself has said of it. */
    public Captured captured() {
      return capture.captured();
    }
  }

  /** A look of a repeated activity did not show what it waits for. */
  record Waiting(Instant at, String key, int look, String reason) implements RunEvent {}

  /** An attempt has ended. */
  record AttemptEnded(Instant at, String key, int attempt, Outcome outcome, Duration took)
      implements RunEvent {}

  /** An activity was passed over. */
  record Skipped(Instant at, String key, String reason) implements RunEvent {}

  /** The operator wants the run to stop. */
  record StopRequested(Instant at, String how) implements RunEvent {}

  /**
   * An undo begins: what the run has changed is taken back.
   *
   * @param by the operator who wants it; empty when a failed step says so
   * @param chosen the steps that the operator has named; everything when empty
   * @param activities what is done, in order
   */
  record UndoStarted(Instant at, Optional<String> by, List<String> chosen, List<Item> activities)
      implements RunEvent {
    /** Copies the lists. */
    public UndoStarted {
      chosen = List.copyOf(chosen);
      activities = List.copyOf(activities);
    }
  }

  /**
   * Somebody has filled in a field of the incident report that only people can fill in. The last
   * one of a field holds.
   *
   * @param field the field's id
   * @param by who did
   * @param text what the report says from now on; {@code ""} takes it back
   */
  record Filled(Instant at, String field, String by, String text) implements RunEvent {}

  /** Something an operator should know that belongs to no activity. */
  record Noted(Instant at, String text) implements RunEvent {}

  /** The run is over. */
  record Ended(Instant at, Verdict verdict, String reason, Duration took) implements RunEvent {}
}
