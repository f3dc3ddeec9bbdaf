package dev.playbook.core.expression.syntax;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Sees to it that every bracket has its partner, which says more than the word where a parser gave
 * up.
 */
final class Brackets {
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";

  private final Words words;
  private final Deque<Token> open = new ArrayDeque<>();

  private Brackets(Words words) {
    this.words = words;
  }

  /** Throws {@link SyntaxFault} at a bracket that has no partner. */
  static void check(Words words) {
    Brackets brackets = new Brackets(words);
    words.all().stream().filter(token -> token.kind() == Token.Kind.SIGN).forEach(brackets::pair);
    if (!brackets.open.isEmpty()) {
      throw brackets.fault(brackets.open.peek(), "is never closed");
    }
  }

  private void pair(Token sign) {
    String word = words.of(sign);
    if (OPENING.contains(word)) {
      open.push(sign);
    } else if (CLOSING.contains(word)) {
      if (open.isEmpty() || OPENING.indexOf(words.of(open.pop())) != CLOSING.indexOf(word)) {
        throw fault(sign, "closes nothing");
      }
    }
  }

  private SyntaxFault fault(Token sign, String what) {
    return new SyntaxFault(sign.extent(), "`" + words.of(sign) + "` " + what, "");
  }
}
