package dev.playbook.core.expression.syntax;

import dev.playbook.core.expression.syntax.Lexer.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of a well-bracketed expression, found by place. */
final class Brackets {
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";

  private final String text;
  private final List<Token> tokens;
  private final Map<Integer, Integer> indexByStart = new HashMap<>();
  private final Map<Integer, Integer> partner = new HashMap<>();

  private Brackets(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /** Pairs the brackets; throws {@link SyntaxFault} at one that has no partner. */
  static Brackets of(String text, List<Token> tokens) {
    Brackets brackets = new Brackets(text, tokens);
    Deque<Integer> open = new ArrayDeque<>();
    for (int index = 0; index < tokens.size(); index++) {
      brackets.indexByStart.put(tokens.get(index).extent().start(), index);
      brackets.pair(index, open);
    }
    if (!open.isEmpty()) {
      String sign = brackets.sign(open.peek());
      throw brackets.fault(open.peek(), "`" + sign + "` is never closed");
    }
    return brackets;
  }

  private void pair(int index, Deque<Integer> open) {
    int closing = CLOSING.indexOf(bracket(index));
    if (OPENING.indexOf(bracket(index)) >= 0) {
      open.push(index);
    } else if (closing >= 0) {
      if (open.isEmpty() || bracket(open.peek()) != OPENING.charAt(closing)) {
        throw fault(index, "`" + sign(index) + "` closes nothing");
      }
      partner.put(index, open.peek());
      partner.put(open.pop(), index);
    }
  }

  /** Returns the word that starts at a place. */
  Extent wordAt(int start) {
    Integer index = indexByStart.get(start);
    return index == null ? new Extent(start, start) : tokens.get(index).extent();
  }

  /** Returns the word after the one that starts at a place. */
  Extent wordAfter(int start) {
    int index = indexByStart.getOrDefault(start, -1) + 1;
    return index > 0 && index < tokens.size() ? tokens.get(index).extent() : wordAt(start);
  }

  /** Returns the word before the one that starts at a place. */
  Extent wordBefore(int start) {
    int index = indexByStart.getOrDefault(start, 0) - 1;
    return index >= 0 ? tokens.get(index).extent() : wordAt(start);
  }

  /** Returns the piece from a bracket to its partner. */
  Extent from(int bracketStart) {
    Integer index = indexByStart.get(bracketStart);
    Integer other = index == null ? null : partner.get(index);
    Extent own = wordAt(bracketStart);
    return other == null ? own : own.to(tokens.get(other).extent());
  }

  /** Returns the piece with all parentheses that stand around nothing else. */
  Extent withParentheses(Extent extent) {
    int before = before(extent.start());
    Integer closing = partner.get(before);
    if (closing == null || bracket(before) != '(' || isCall(before)) {
      return extent;
    }
    return closesRightAfter(closing, extent.end())
        ? withParentheses(tokens.get(before).extent().to(tokens.get(closing).extent()))
        : extent;
  }

  private boolean closesRightAfter(int closing, int end) {
    return tokens.get(closing - 1).extent().end() == end;
  }

  private boolean isCall(int parenthesis) {
    if (parenthesis == 0) {
      return false;
    }
    Token before = tokens.get(parenthesis - 1);
    return before.kind() == Token.Kind.NAME && !before.extent().of(text).equals("in");
  }

  private int before(int start) {
    return indexByStart.getOrDefault(start, 0) - 1;
  }

  private char bracket(int index) {
    return index < 0 || tokens.get(index).kind() != Token.Kind.SIGN
        ? ' '
        : text.charAt(tokens.get(index).extent().start());
  }

  private String sign(int index) {
    return tokens.get(index).extent().of(text);
  }

  private SyntaxFault fault(int index, String message) {
    return new SyntaxFault(tokens.get(index).extent(), message, "");
  }
}
