package dev.playbook.core.load.lint.shell;

/**
 * Where a command reads from or writes to.
 *
 * @param operator for example {@code >}, without a file descriptor's number
 * @param descriptor the number before it; that of the operator when none is written
 * @param target the file; for {@code <<} the text of the here-document
 */
public record Redirect(String operator, int descriptor, ShellWord target) {

  /** Returns whether it empties a file before the command has written anything. */
  public boolean truncates() {
    boolean output = operator.equals(">") || operator.equals(">|") || operator.equals("&>");
    return output && descriptor == 1;
  }

  /** Returns whether the command reads from it. */
  public boolean feeds() {
    return operator.startsWith("<") && !operator.equals("<&");
  }
}
