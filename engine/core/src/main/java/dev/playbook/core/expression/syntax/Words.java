package dev.playbook.core.expression.syntax;

import dev.playbook.core.model.Durations;
import java.util.List;
import java.util.Optional;

/** The words of an expression, read one after the other. */
final class Words {
  private final String text;
  private final List<Token> tokens;
  private int at;

  /**
   * Starts at the first word.
   *
   * @param tokens with {@link Token.Kind#END} as the last one
   */
  Words(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  List<Token> all() {
    return tokens;
  }

  String of(Token token) {
    return token.extent().of(text);
  }

  Token peek() {
    return tokens.get(at);
  }

  Token next() {
    Token token = tokens.get(at);
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  /** Tells whether a sign or an unquoted name stands next. */
  boolean isNext(String word) {
    Token token = peek();
    boolean plain = token.kind() == Token.Kind.SIGN || token.kind() == Token.Kind.NAME;
    return plain && of(token).equals(word);
  }

  /** Takes the word if it stands next. */
  boolean take(String word) {
    boolean found = isNext(word);
    if (found) {
      next();
    }
    return found;
  }

  /** Takes the word that must stand next. */
  Token expect(String word) {
    if (!isNext(word)) {
      throw unexpected(peek());
    }
    return next();
  }

  SyntaxFault unexpected(Token token) {
    if (token.kind() == Token.Kind.END) {
      return new SyntaxFault(token.extent(), "the expression ends too early", "");
    }
    String word = of(token);
    Optional<Token> before = before(token);
    if (before.map(this::of).equals(Optional.of("not"))) {
      return unexpected(before.orElseThrow());
    }
    boolean unit =
        before.filter(it -> it.kind() == Token.Kind.NUMBER).isPresent()
            && Durations.parse("1" + word).isPresent();
    String hint = unit ? "write `%s%s`".formatted(of(before.orElseThrow()), word) : hint(word);
    return new SyntaxFault(token.extent(), "`" + word + "` is not expected here", hint);
  }

  private Optional<Token> before(Token token) {
    int index = tokens.indexOf(token);
    return index < 1 ? Optional.empty() : Optional.of(tokens.get(index - 1));
  }

  private static String hint(String word) {
    return switch (word) {
      case "and" -> "write `&&`";
      case "or" -> "write `||`";
      case "not" -> "write `!`";
      case "is" -> "write `==`";
      case "." -> "write `0.5`, not `.5`";
      case "$" -> "write the name without `$`";
      case "#" -> "a comment begins with `//`";
      case ";" -> "join two conditions with `&&`";
      default -> "";
    };
  }
}
