package dev.playbook.steps.sql.statement;

import dev.playbook.steps.statement.Token;
import java.util.List;
import java.util.Optional;

/** Reads tokens from left to right; behind the end it stands on an empty sign. */
final class Cursor {
  private final List<Token> tokens;
  private int index;

  Cursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** Returns a cursor at the same place that moves on its own. */
  Cursor copy() {
    Cursor copy = new Cursor(tokens);
    copy.index = index;
    return copy;
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    int at = index + ahead;
    return at < tokens.size() ? tokens.get(at) : Token.end(endOffset());
  }

  boolean atEnd() {
    return index >= tokens.size();
  }

  /** Returns where the last token ends. */
  int endOffset() {
    return tokens.isEmpty() ? 0 : tokens.getLast().end();
  }

  Token next() {
    Token token = peek();
    index++;
    return token;
  }

  /** Steps over these words if they come next. */
  boolean skip(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!peek(i).isWord(words[i])) {
        return false;
      }
    }
    index += words.length;
    return true;
  }

  boolean skipSign(String sign) {
    boolean there = peek().isSign(sign);
    if (there) {
      index++;
    }
    return there;
  }

  /** Reads {@code name} or {@code schema.name}; a database before it is dropped. */
  Optional<Name> name() {
    if (!peek().isName()) {
      return Optional.empty();
    }
    Optional<String> schema = Optional.empty();
    String name = next().name();
    while (peek().isSign(".") && peek(1).isName()) {
      next();
      schema = Optional.of(name);
      name = next().name();
    }
    return Optional.of(new Name(schema, name));
  }

  /** Moves to the first of these words outside of brackets, or to the end. */
  void seek(String... words) {
    while (!atEnd() && !(peek().depth() == 0 && isOneOf(peek(), words) && !isPartOfOperator())) {
      next();
    }
  }

  /** {@code IS DISTINCT FROM} is no FROM clause. */
  private boolean isPartOfOperator() {
    return peek().isWord("FROM") && index > 0 && tokens.get(index - 1).isWord("DISTINCT");
  }

  private static boolean isOneOf(Token token, String... words) {
    for (String word : words) {
      if (token.isWord(word)) {
        return true;
      }
    }
    return false;
  }

  List<Token> rest() {
    return tokens.subList(Math.min(index, tokens.size()), tokens.size());
  }
}
