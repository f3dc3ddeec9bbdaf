package dev.playbook.core.plan.saved;

/**
 * A fact that is another one than when the plan was saved.
 *
 * @param where the key of an activity, or the name of a file
 * @param fact what it is about
 * @param then what it was, short
 * @param now what it is, short
 */
public record Moved(String where, String fact, String then, String now) {
  static final String NOTHING = "nothing";

  /** Returns it on one line. */
  @Override
  public String toString() {
    return "%s: %s: %s → %s".formatted(where, fact, then, now);
  }
}
