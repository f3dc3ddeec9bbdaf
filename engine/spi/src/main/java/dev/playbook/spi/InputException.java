package dev.playbook.spi;

import java.util.Objects;

/**
 * A value of a playbook makes no sense; the engine shows it at the value's place in the file.
 *
 * <p>Unchecked, because it is the fault of the playbook and never of the live system.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String hint;

  /**
   * Says what is wrong.
   *
   * @param key the key in {@code with:} whose value is wrong; {@code ""} for the whole block
   * @param message one line without a full stop, names in backticks
   * @param hint what to do, as an order; {@code ""} for none
   */
  public InputException(String key, String message, String hint) {
    super(message);
    this.key = key;
    this.hint = hint;
  }

  /** Returns what is wrong; never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** Returns the key in {@code with:}, {@code ""} for the whole block. */
  public String key() {
    return key;
  }

  /** Returns what to do, {@code ""} for none. */
  public String hint() {
    return hint;
  }
}
