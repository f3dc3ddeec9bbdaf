package dev.playbook.core.expression.syntax;

/**
 * Reads expressions by the grammar of CEL.
 *
 * @see <a href="https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax">the
 *     grammar</a>
 */
public final class Syntax {
  /** Longer expressions are not conditions. */
  private static final int LONGEST = 4_000;

  private Syntax() {}

  /** Reads an expression; stops at its first fault. */
  public static Parsed parse(String text) {
    try {
      return new Parsed.Tree(tree(text));
    } catch (SyntaxFault fault) {
      return fault.broken();
    }
  }

  private static Node tree(String text) {
    Extent all = new Extent(0, text.length());
    if (text.isBlank()) {
      throw new SyntaxFault(all, "the expression is empty", "");
    }
    if (text.length() > LONGEST) {
      String message = "the expression is longer than " + LONGEST + " characters";
      throw new SyntaxFault(all, message, "name its parts under `vars:`");
    }
    Words words = new Words(text, Lexer.tokens(text));
    Brackets.check(words);
    return new Parser(words).whole();
  }
}
