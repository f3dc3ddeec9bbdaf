package dev.playbook.steps.sql.statement;

import dev.playbook.steps.statement.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a statement may name, as far as its text tells; the server knows which of it there is.
 *
 * @param names every name, with its schema when one is written
 * @param filled names of tables that may get rows for which the server fills in defaults
 * @param calls names before an opening bracket
 * @param cascades whether it says CASCADE
 */
public record Mentions(Set<Name> names, Set<Name> filled, Set<String> calls, boolean cascades) {
  /** Copies the names. */
  public Mentions {
    names = Set.copyOf(names);
    filled = Set.copyOf(filled);
    calls = Set.copyOf(calls);
  }

  static Mentions of(List<Token> tokens) {
    Set<Name> names = new LinkedHashSet<>();
    Set<Name> filled = new LinkedHashSet<>();
    Set<String> calls = new LinkedHashSet<>();
    Cursor cursor = new Cursor(tokens);
    boolean into = false;
    while (!cursor.atEnd()) {
      if (!cursor.peek().isName()) {
        into = false;
        cursor.next();
        continue;
      }
      boolean target = into;
      into = cursor.peek().isWord("INTO");
      Name name = cursor.name().orElseThrow();
      names.add(name);
      if (target) {
        filled.add(name);
      }
      if (cursor.peek().isSign("(")) {
        calls.add(name.name());
      }
    }
    boolean defaults = has(tokens, "DEFAULT");
    return new Mentions(names, defaults ? names : filled, calls, has(tokens, "CASCADE"));
  }

  private static boolean has(List<Token> tokens, String word) {
    return tokens.stream().anyMatch(token -> token.isWord(word));
  }
}
