package dev.playbook.steps.sql.statement;

import dev.playbook.steps.statement.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an index is, without its name and its table: equal for two texts that mean the same, as far
 * as the texts tell.
 *
 * @param unique whether it forbids equal keys
 * @param only whether it leaves out the partitions
 * @param rest method, columns, options and condition, written as {@code pg_get_indexdef} writes
 *     them
 */
public record IndexDefinition(boolean unique, boolean only, String rest) {
  private static final Set<String> KEYWORDS =
      Set.of(
          "USING",
          "INCLUDE",
          "WITH",
          "WHERE",
          "DESC",
          "NULLS",
          "FIRST",
          "LAST",
          "NOT",
          "DISTINCT",
          "TABLESPACE",
          "COLLATE",
          "AND",
          "OR",
          "IS",
          "NULL",
          "IN",
          "LIKE",
          "BETWEEN");

  /** Reads what stands in a {@code CREATE INDEX} statement, also one that the server printed. */
  public static IndexDefinition of(String createIndex) {
    return ((Action.CreateIndex) SqlStatement.split(createIndex).getFirst().action()).definition();
  }

  static IndexDefinition of(boolean unique, boolean only, List<Token> afterTable) {
    StringBuilder text = new StringBuilder();
    if (afterTable.isEmpty() || !afterTable.getFirst().isWord("USING")) {
      text.append("USING btree");
    }
    Cursor cursor = new Cursor(afterTable);
    while (!cursor.atEnd()) {
      append(cursor, text);
    }
    return new IndexDefinition(unique, only, text.toString());
  }

  private static void append(Cursor cursor, StringBuilder text) {
    if (cursor.skip("ASC") || isUsualOrder(cursor, text)) {
      return;
    }
    if (cursor.peek().isWord("WITH") && cursor.peek(1).isSign("(")) {
      text.append(" WITH ");
      cursor.next();
      options(cursor, text);
      return;
    }
    Token token = cursor.next();
    boolean call = token.isSign("(") && !text.isEmpty() && isCall(token, text);
    text.append(call ? "" : gap(text, token)).append(written(token));
  }

  /** Options are printed as {@code lists='100'}, however they were written. */
  private static void options(Cursor cursor, StringBuilder text) {
    while (!cursor.atEnd()) {
      Token token = cursor.next();
      if (token.isSign("=")) {
        String value = cursor.next().text().replace("'", "").toLowerCase(Locale.ROOT);
        text.append("='").append(value).append('\'');
      } else {
        text.append(token.isSign(",") ? ", " : written(token));
      }
      if (token.isSign(")")) {
        return;
      }
    }
  }

  /** NULLS LAST is what ascending means, NULLS FIRST what descending means. */
  private static boolean isUsualOrder(Cursor cursor, StringBuilder text) {
    boolean descending = text.toString().endsWith(" DESC");
    return cursor.skip("NULLS", descending ? "FIRST" : "LAST");
  }

  private static boolean isCall(Token bracket, StringBuilder text) {
    char last = text.charAt(text.length() - 1);
    boolean name = Character.isLetterOrDigit(last) || last == '_' || last == '"';
    return bracket.depth() > 0 && name && !endsWithKeyword(text);
  }

  private static boolean endsWithKeyword(StringBuilder text) {
    String word = text.substring(text.lastIndexOf(" ") + 1);
    return KEYWORDS.contains(word);
  }

  private static String gap(StringBuilder text, Token token) {
    boolean tight = token.isSign(",") || token.isSign(")") || token.isSign(".");
    boolean open = text.isEmpty() || text.toString().endsWith("(") || text.toString().endsWith(".");
    boolean cast = token.isSign("::") || text.toString().endsWith("::");
    return tight || open || cast ? "" : " ";
  }

  private static String written(Token token) {
    return switch (token.kind()) {
      case WORD -> KEYWORDS.contains(token.upper()) ? token.upper() : token.name();
      case QUOTED_NAME -> Name.shown(token.name());
      case STRING, NUMBER, PARAMETER, SIGN -> token.text();
    };
  }

  /** Returns the whole statement as the server prints it, for these names as written in SQL. */
  public String text(String index, String table) {
    return "CREATE %sINDEX %s ON %s%s %s"
        .formatted(unique ? "UNIQUE " : "", index, only ? "ONLY " : "", table, rest);
  }
}
