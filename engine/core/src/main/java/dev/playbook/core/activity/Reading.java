package dev.playbook.core.activity;

/**
 * What one look of a trigger says.
 *
 * @param reason the expression with the values that decided it, or why nothing can be said; one or
 *     more lines
 */
public record Reading(Verdict verdict, String reason) {

  /** What is known of a trigger's condition. */
  public enum Verdict {
    /** The condition holds. */
    BREACH("breach"),
    /** The condition does not hold. */
    FINE("fine"),
    /** Nobody can say; never calls for a rollback. */
    NO_DATA("no data");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    /** Returns how people call it. */
    public String words() {
      return words;
    }
  }

  /** Returns that nothing can be said. */
  public static Reading noData(String reason) {
    return new Reading(Verdict.NO_DATA, reason);
  }
}
