package dev.playbook.steps.sql.statement;

import dev.playbook.steps.statement.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a {@code DELETE} or {@code UPDATE} apart, so that a {@code SELECT} can find its rows. */
final class RowsClause {
  private final String text;
  private final Cursor cursor;
  private final String with;

  private RowsClause(String text, String with, Cursor cursor) {
    this.text = text;
    this.with = with;
    this.cursor = cursor;
  }

  /**
   * Reads the clause at the cursor.
   *
   * @return empty when a {@code SELECT} cannot find the same rows
   */
  static Optional<Action> of(String text, List<Token> tokens, String with, Cursor cursor) {
    boolean current = hasPair(tokens, "CURRENT", "OF");
    boolean writesBefore = !with.isEmpty() && Reading.writes(Lexer.tokens(with + "SELECT 1"));
    if (current || writesBefore) {
      return Optional.empty();
    }
    return new RowsClause(text, with, cursor).read();
  }

  private Optional<Action> read() {
    if (cursor.skip("DELETE", "FROM")) {
      return changed(true);
    }
    return cursor.skip("UPDATE") ? changed(false) : Optional.empty();
  }

  private Optional<Action> changed(boolean delete) {
    int start = cursor.peek().start();
    cursor.skip("ONLY");
    Optional<Name> table = cursor.name();
    cursor.skipSign("*");
    if (table.isEmpty()) {
      return Optional.empty();
    }
    String alias = alias(table.get());
    String target = text.substring(start, cursor.peek().start()).strip();
    List<String> columns = delete ? List.of() : setColumns();
    Optional<String> others = clause(delete ? "USING" : "FROM", "WHERE", "RETURNING");
    Optional<String> where = clause("WHERE", "RETURNING");
    Action.Selection rows =
        new Action.Selection(with.strip(), table.get(), target, alias, others, where);
    return Optional.of(new Action.ChangeRows(rows, delete, columns));
  }

  private String alias(Name table) {
    boolean as = cursor.skip("AS");
    Token next = cursor.peek();
    boolean alias =
        next.kind() == Token.Kind.QUOTED_NAME
            || (next.kind() == Token.Kind.WORD
                && (as || !List.of("SET", "USING", "WHERE", "RETURNING").contains(next.upper())));
    return Name.quote(alias ? cursor.next().name() : table.name());
  }

  private List<String> setColumns() {
    List<String> columns = new ArrayList<>();
    boolean target = cursor.skip("SET");
    Cursor end = cursor.copy();
    end.seek("FROM", "WHERE", "RETURNING");
    while (!cursor.atEnd() && cursor.peek().start() != end.peek().start()) {
      Token token = cursor.next();
      if (token.depth() == 0 && token.isSign(",")) {
        target = true;
      } else if (token.isSign("=")) {
        target = false;
      } else if (target && token.isName() && !token.isWord("ROW")) {
        columns.add(token.name());
      }
    }
    return columns;
  }

  private Optional<String> clause(String word, String... ends) {
    if (!cursor.skip(word)) {
      return Optional.empty();
    }
    int start = cursor.peek().start();
    cursor.seek(ends);
    return Optional.of(text.substring(start, cursor.peek().start()).strip());
  }

  private static boolean hasPair(List<Token> tokens, String first, String second) {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).isWord(first) && tokens.get(i + 1).isWord(second)) {
        return true;
      }
    }
    return false;
  }
}
