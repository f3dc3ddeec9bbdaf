package dev.playbook.steps.sql.statement;

import dev.playbook.steps.statement.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement with its {@code :name} parameters turned into JDBC's question marks.
 *
 * @param jdbc the text for {@code prepareStatement}; a question mark of the statement's own is
 *     doubled
 * @param names the parameter for each question mark, in order
 * @param origins for each UTF-16 unit of the text that the server gets, its offset in the statement
 */
public record BoundText(String jdbc, List<String> names, List<Integer> origins) {
  /** Copies the lists. */
  public BoundText {
    names = List.copyOf(names);
    origins = List.copyOf(origins);
  }

  /** Turns the text of one statement. */
  public static BoundText of(String statement) {
    StringBuilder jdbc = new StringBuilder();
    List<String> names = new ArrayList<>();
    List<Integer> origins = new ArrayList<>();
    int copied = 0;
    for (Token token : Lexer.tokens(statement)) {
      boolean parameter = token.kind() == Token.Kind.PARAMETER;
      if (!parameter && !token.isSign("?")) {
        continue;
      }
      jdbc.append(statement, copied, token.start());
      copy(origins, copied, token.start());
      if (parameter) {
        names.add(token.text().substring(1));
        jdbc.append('?');
        repeat(origins, token.start(), ("$" + names.size()).length());
      } else {
        jdbc.append("??");
        origins.add(token.start());
      }
      copied = token.end();
    }
    jdbc.append(statement, copied, statement.length());
    copy(origins, copied, statement.length());
    return new BoundText(jdbc.toString(), names, origins);
  }

  /**
   * Returns the offset in the statement, in UTF-16 units, that the server means.
   *
   * @param serverPosition 1-based, in code points, as PostgreSQL counts
   * @param sentBefore how many UTF-16 units were sent before the statement, for example {@code
   *     "EXPLAIN "}
   */
  public int origin(String statement, int serverPosition, int sentBefore) {
    int codePoints = serverPosition - 1 - sentBefore;
    int at = 0;
    for (int i = 0; i < codePoints && at < origins.size(); i++) {
      at += Character.isHighSurrogate(statement.charAt(origins.get(at))) ? 2 : 1;
    }
    return at < origins.size() ? origins.get(at) : statement.length();
  }

  private static void copy(List<Integer> origins, int from, int to) {
    for (int i = from; i < to; i++) {
      origins.add(i);
    }
  }

  private static void repeat(List<Integer> origins, int origin, int times) {
    for (int i = 0; i < times; i++) {
      origins.add(origin);
    }
  }
}
