package dev.playbook.core.template.escape;

/** A value cannot be written where it stands. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String hint;

  Refused(String message, String hint) {
    super(message, null, false, false);
    this.hint = hint;
  }

  /** Returns why, one line without a full stop. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** Returns what to do; may be empty. */
  public String hint() {
    return hint;
  }
}
