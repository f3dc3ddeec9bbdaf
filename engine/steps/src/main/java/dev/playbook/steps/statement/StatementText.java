package dev.playbook.steps.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One statement without its semicolon.
 *
 * @param text exactly as written between its first and last token
 * @param tokens with offsets in this text; never empty
 */
public record StatementText(String text, List<Token> tokens) {
  /** Copies the tokens. */
  public StatementText {
    tokens = List.copyOf(tokens);
  }

  /**
   * Splits a text into statements; those that hold nothing but comments are left out.
   *
   * @param tokens all of the text
   * @param isEnd whether a statement ends at a token; asked once for each, in order
   */
  public static List<StatementText> split(String text, List<Token> tokens, Predicate<Token> isEnd) {
    List<StatementText> statements = new ArrayList<>();
    int first = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      if (i == tokens.size() || isEnd.test(tokens.get(i))) {
        if (i > first) {
          statements.add(cut(text, tokens.subList(first, i)));
        }
        first = i + 1;
      }
    }
    return statements;
  }

  private static StatementText cut(String text, List<Token> tokens) {
    int start = tokens.getFirst().start();
    return new StatementText(
        text.substring(start, tokens.getLast().end()),
        tokens.stream().map(token -> token.movedBy(-start)).toList());
  }
}
