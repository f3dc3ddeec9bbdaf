package dev.playbook.core.expression.syntax;

/** What came of reading an expression. */
public sealed interface Parsed {

  /** It is well formed. */
  record Tree(Node root) implements Parsed {}

  /**
   * It is not.
   *
   * @param message what is wrong, one line without a full stop
   * @param hint what to do; may be empty
   */
  record Broken(Extent extent, String message, String hint) implements Parsed {}
}
