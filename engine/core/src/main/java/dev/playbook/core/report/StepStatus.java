package dev.playbook.core.report;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.run.Progress;
import dev.playbook.spi.Risk;
import java.util.Locale;

/** How an activity stands, in the words that people rely on. */
public enum StepStatus {
  OK,
  CHANGED,
  UNDONE,
  NOTHING_TO_DO,
  SKIPPED,
  FAILED,
  TIMED_OUT,
  STOPPED,
  UNKNOWN,
  RUNNING,
  NOT_RUN;

  /** Returns how an activity stands. */
  public static StepStatus of(Progress progress, Risk risk) {
    if (progress.skipped().isPresent()) {
      return SKIPPED;
    }
    if (progress.isPending()) {
      return NOT_RUN;
    }
    return progress.outcome().map(outcome -> of(outcome, risk)).orElse(RUNNING);
  }

  /** Returns how an attempt ended. */
  public static StepStatus of(Outcome outcome, Risk risk) {
    return switch (outcome) {
      case Outcome.Succeeded(var result) when result.changed() -> CHANGED;
      case Outcome.Succeeded _ -> risk == Risk.READ ? OK : NOTHING_TO_DO;
      case Outcome.Failed(Outcome.Cause cause, _, _) ->
          switch (cause) {
            case TIMED_OUT -> TIMED_OUT;
            case STOPPED -> STOPPED;
            case CONDITION, NOT_STARTED, DECLINED, REFUSED, EXPECTATION -> FAILED;
          };
      case Outcome.Unknown _ -> UNKNOWN;
    };
  }

  /** Returns how people call it in a phase of the run: what changes something back, undoes. */
  public StepStatus in(Phase phase) {
    return this == CHANGED && phase == Phase.UNDO ? UNDONE : this;
  }

  /** Returns whether something went wrong. */
  public boolean isBad() {
    return switch (this) {
      case FAILED, TIMED_OUT, STOPPED, UNKNOWN -> true;
      case OK, CHANGED, UNDONE, NOTHING_TO_DO, SKIPPED, RUNNING, NOT_RUN -> false;
    };
  }

  /** Returns how people call it. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
