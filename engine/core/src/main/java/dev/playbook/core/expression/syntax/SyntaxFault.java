package dev.playbook.core.expression.syntax;

/** Ends the reading of an expression at its first fault; never leaves this package. */
final class SyntaxFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int start;
  private final int end;
  private final String hint;

  SyntaxFault(Extent extent, String message, String hint) {
    super(message, null, false, false);
    this.start = extent.start();
    this.end = extent.end();
    this.hint = hint;
  }

  Parsed.Broken broken() {
    return new Parsed.Broken(new Extent(start, end), String.valueOf(getMessage()), hint);
  }
}
