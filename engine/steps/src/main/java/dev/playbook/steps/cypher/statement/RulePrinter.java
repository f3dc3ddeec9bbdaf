package dev.playbook.steps.cypher.statement;

import dev.playbook.steps.statement.Token;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a rule as the server prints it: a node is called {@code n} and a relationship {@code r},
 * labels and properties stand in backticks, keywords in capitals.
 */
final class RulePrinter {
  private final StringBuilder text = new StringBuilder();
  private Optional<String> variable = Optional.empty();
  private String printed = "n";
  private Optional<Token> before = Optional.empty();
  private boolean bracketMissing;

  /** Takes the next token from FOR on. */
  void add(Token token) {
    if (isAfter("REQUIRE") && !token.isSign("(")) {
      word("(");
      bracketMissing = true;
    }
    if (bracketMissing && token.isWord("IS")) {
      word(")");
      bracketMissing = false;
    }
    if (variable.isEmpty() && token.isName() && (isAfter("(") || isAfter("["))) {
      variable = Optional.of(token.name());
      printed = isAfter("[") ? "r" : "n";
    }
    word(written(token));
    before = Optional.of(token);
  }

  private String written(Token token) {
    if (!token.isName()) {
      return token.text();
    }
    if (isAfter(".") || isAfter(":") || isAfter("|") || isAfter("&")) {
      return "`" + token.name().replace("`", "``") + "`";
    }
    if (variable.equals(Optional.of(token.name()))) {
      return printed;
    }
    return isLookup(token) ? token.text().toLowerCase(Locale.ROOT) : token.upper();
  }

  private boolean isAfter(String text) {
    return before.filter(token -> token.isSign(text) || token.isWord(text)).isPresent();
  }

  private void word(String next) {
    char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    boolean first = Character.isLetter(next.charAt(0)) || next.startsWith("`");
    boolean letter = Character.isLetter(last);
    boolean call = next.equals("(") && before.filter(RulePrinter::isLookup).isPresent();
    boolean opens = (next.equals("(") || next.equals("[")) && letter && !call;
    boolean afterBracket = (last == ')' || last == ']' || last == ',') && first;
    boolean gap = opens || afterBracket || (first && letter) || (last == ',' && !next.equals(","));
    text.append(gap ? " " : "").append(next);
  }

  /** Returns what was taken so far. */
  String text() {
    return text.toString();
  }

  /** A lookup index stands on {@code labels(n)} or {@code type(r)}. */
  private static boolean isLookup(Token token) {
    return token.isWord("LABELS") || token.isWord("TYPE");
  }
}
