package dev.playbook.core.template;

/** A tag that cannot be read; never leaves this package. */
final class BrokenTag extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String id;
  private final int start;
  private final int end;
  private final String hint;

  BrokenTag(String id, int start, int end, String message, String hint) {
    super(message, null, false, false);
    this.id = id;
    this.start = start;
    this.end = end;
    this.hint = hint;
  }

  String id() {
    return id;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  String words() {
    return String.valueOf(getMessage());
  }

  String hint() {
    return hint;
  }
}
