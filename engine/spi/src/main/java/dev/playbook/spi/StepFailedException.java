package dev.playbook.spi;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A step did not end well, told for the person on call.
 *
 * <p>The message is one or more lines: what happened and what the target answered, without secrets
 * and without class names. Thrown with certainty {@link Certainty#UNKNOWN} when it cannot be said
 * whether the work was done; the engine then stops and never repeats the step by itself.
 */
public final class StepFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is known about the target after the failure. */
  public enum Certainty {
    /** The work was never begun; beginning it again is safe. */
    NOT_STARTED,
    /** A person said no, or nobody could be asked; nothing was begun and it is not tried again. */
    DECLINED,
    /** The target answered: no. */
    FAILED,
    /** Nobody can say whether the work was done or is still going on. */
    UNKNOWN
  }

  private final Certainty certainty;
  private final String hint;
  private final transient Map<String, Object> values;

  /** The target said no. */
  public StepFailedException(String message, String hint) {
    this(Certainty.FAILED, message, hint, null);
  }

  /**
   * Says what happened.
   *
   * @param certainty what is known about the target
   * @param message what happened; names in backticks
   * @param hint what to look at or to do, as an order; {@code ""} for none
   * @param cause the client's exception, kept for the engine's own log; its text is not shown
   */
  public StepFailedException(
      Certainty certainty, String message, String hint, @Nullable Throwable cause) {
    this(certainty, message, hint, cause, Map.of());
  }

  /**
   * Says what happened and what an expression may judge nevertheless.
   *
   * @param values the fields of the result that are known in spite of the failure, for example
   *     {@code timedOut}; in the form of {@link StepResult#values()}. An activity whose own
   *     expression holds on them did not fail: the playbook asked for just that
   */
  public StepFailedException(
      Certainty certainty,
      String message,
      String hint,
      @Nullable Throwable cause,
      Map<String, Object> values) {
    super(message, cause);
    this.certainty = certainty;
    this.hint = hint;
    this.values = Map.copyOf(values);
  }

  /** The work was never begun, for example because the service cannot be reached. */
  public static StepFailedException notStarted(
      String message, String hint, @Nullable Throwable cause) {
    return new StepFailedException(Certainty.NOT_STARTED, message, hint, cause);
  }

  /**
   * A person said no, or nobody could be asked.
   *
   * @param values as in the constructor
   */
  public static StepFailedException declined(
      String message, String hint, Map<String, Object> values) {
    return new StepFailedException(Certainty.DECLINED, message, hint, null, values);
  }

  /** Nobody can say whether the work was done. */
  public static StepFailedException unknown(
      String message, String hint, @Nullable Throwable cause) {
    return new StepFailedException(Certainty.UNKNOWN, message, hint, cause);
  }

  /** Returns what happened; never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** Returns what is known about the target. */
  public Certainty certainty() {
    return certainty;
  }

  /** Returns what to do, {@code ""} for none. */
  public String hint() {
    return hint;
  }

  /** Returns the fields of the result that are known in spite of the failure; mostly empty. */
  public Map<String, Object> values() {
    return values;
  }
}
