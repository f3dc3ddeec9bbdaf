package dev.playbook.core.load.lint.query;

import dev.playbook.core.load.lint.text.Passage;
import dev.playbook.core.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One statement.
 *
 * @param tokens at least one; without the semicolon
 * @param passage the text that the tokens' offsets belong to
 */
public record Statement(Language language, List<QueryToken> tokens, Passage passage) {

  /** Copies the tokens. */
  public Statement {
    tokens = List.copyOf(tokens);
  }

  /** Splits a text at its semicolons. */
  public static List<Statement> split(Language language, Passage passage) {
    List<Statement> statements = new ArrayList<>();
    List<QueryToken> current = new ArrayList<>();
    for (QueryToken token : new QueryScanner(language, passage.text()).tokens()) {
      if (token.is(";")) {
        add(new Statement(language, current, passage), statements);
        current.clear();
      } else {
        current.add(token);
      }
    }
    add(new Statement(language, current, passage), statements);
    return statements;
  }

  private static void add(Statement statement, List<Statement> statements) {
    if (!statement.tokens().isEmpty()) {
      statements.add(statement);
    }
  }

  /** Returns whether its first words are these. */
  public boolean begins(String... words) {
    return follows(0, words);
  }

  /** Returns whether these words stand in it, one behind the other, outside of texts. */
  public boolean contains(String... words) {
    return IntStream.range(0, tokens.size()).anyMatch(at -> follows(at, words));
  }

  /** Returns the index just behind these words, where they first stand; -1 for nowhere. */
  public int behind(String... words) {
    return IntStream.range(0, tokens.size())
        .filter(at -> follows(at, words))
        .map(at -> at + words.length)
        .findFirst()
        .orElse(-1);
  }

  private boolean follows(int start, String... words) {
    return start + words.length <= tokens.size()
        && IntStream.range(0, words.length).allMatch(at -> tokens.get(start + at).is(words[at]));
  }

  /** Returns the place of its first tokens. */
  public Span start(int count) {
    return span(0, Math.min(count, tokens.size()));
  }

  /** Returns the place of the whole statement. */
  public Span span() {
    return span(0, tokens.size());
  }

  /** Returns the place of some of its tokens. */
  public Span span(int from, int to) {
    return passage.span(tokens.get(from).start(), tokens.get(to - 1).end());
  }
}
