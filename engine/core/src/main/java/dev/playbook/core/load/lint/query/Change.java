package dev.playbook.core.load.lint.query;

import dev.playbook.core.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An index, constraint or table that a statement changes.
 *
 * @param kind {@code index}, {@code constraint} or {@code table}
 * @param name as the server keeps it
 * @param place where it is named
 */
public record Change(String kind, String name, Span place) {
  private static final Set<String> VERBS_OF_BOTH = Set.of("CREATE", "DROP");
  private static final Set<String> VERBS_OF_SQL = Set.of("ALTER", "REINDEX");
  private static final Set<String> VERBS_OF_TABLES =
      Set.of("UPDATE", "INSERT", "DELETE", "TRUNCATE");
  private static final Set<String> KINDS = Set.of("INDEX", "CONSTRAINT", "TABLE");
  private static final Set<String> BEFORE_NAMES =
      Set.of(
          "UNIQUE",
          "CONCURRENTLY",
          "IF",
          "NOT",
          "EXISTS",
          "ONLY",
          "INTO",
          "FROM",
          "RANGE",
          "TEXT",
          "POINT",
          "LOOKUP",
          "FULLTEXT",
          "VECTOR",
          "BTREE");

  /** Returns what a statement changes by name; nothing where only its rows could tell. */
  public static List<Change> of(Statement statement) {
    List<QueryToken> tokens = statement.tokens();
    String verb = upper(tokens.getFirst());
    boolean table = statement.language() == Language.SQL && VERBS_OF_TABLES.contains(verb);
    boolean sql = statement.language() == Language.SQL && VERBS_OF_SQL.contains(verb);
    if (!table && !sql && !VERBS_OF_BOTH.contains(verb)) {
      return List.of();
    }
    String kind = table ? "TABLE" : "";
    int at = 1;
    while (at < tokens.size() && isBeforeName(tokens.get(at))) {
      kind = KINDS.contains(upper(tokens.get(at))) ? upper(tokens.get(at)) : kind;
      at++;
    }
    return kind.isEmpty() ? List.of() : names(statement, at, kind.toLowerCase(Locale.ROOT));
  }

  private static boolean isBeforeName(QueryToken token) {
    return token.kind() == QueryToken.Kind.WORD
        && (KINDS.contains(upper(token)) || BEFORE_NAMES.contains(upper(token)));
  }

  /** The names in a list; an index without a name is followed by what it is on. */
  private static List<Change> names(Statement statement, int first, String kind) {
    List<QueryToken> tokens = statement.tokens();
    List<Change> changes = new ArrayList<>();
    int at = first;
    while (at < tokens.size() && isName(tokens.get(at))) {
      int end = at + 1;
      while (end + 1 < tokens.size() && tokens.get(end).is(".") && isName(tokens.get(end + 1))) {
        end += 2;
      }
      String name = name(tokens.get(end - 1), statement.language());
      changes.add(new Change(kind, name, statement.span(at, end)));
      boolean more = end < tokens.size() && tokens.get(end).is(",");
      at = more ? end + 1 : tokens.size();
    }
    return changes;
  }

  private static boolean isName(QueryToken token) {
    return token.isName() && !token.is("ON") && !token.is("FOR");
  }

  private static String name(QueryToken token, Language language) {
    if (token.kind() == QueryToken.Kind.NAME) {
      return token.text().substring(1, token.text().length() - 1);
    }
    return language == Language.SQL ? token.text().toLowerCase(Locale.ROOT) : token.text();
  }

  private static String upper(QueryToken token) {
    return token.kind() == QueryToken.Kind.WORD ? token.text().toUpperCase(Locale.ROOT) : "";
  }
}
