package dev.playbook.steps.cypher.statement;

import dev.playbook.spi.InputException;
import dev.playbook.steps.statement.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out from its tokens what a statement is for; in doubt it takes it for a change. */
final class Classifier {
  private static final Set<String> FIRST =
      Set.of(
          "ALTER",
          "CALL",
          "CREATE",
          "CYPHER",
          "DELETE",
          "DENY",
          "DETACH",
          "DROP",
          "ENABLE",
          "EXPLAIN",
          "FILTER",
          "FINISH",
          "FOR",
          "FOREACH",
          "GRANT",
          "INSERT",
          "LET",
          "LOAD",
          "MATCH",
          "MERGE",
          "NODETACH",
          "OPTIONAL",
          "PROFILE",
          "REMOVE",
          "RENAME",
          "RETURN",
          "REVOKE",
          "SET",
          "SHOW",
          "START",
          "STOP",
          "TERMINATE",
          "UNWIND",
          "USE",
          "USING",
          "WHEN",
          "WITH",
          "DRYRUN",
          "REALLOCATE",
          "DEALLOCATE");

  private static final Set<String> CHANGES =
      Set.of("CREATE", "MERGE", "DELETE", "SET", "REMOVE", "DROP", "FOREACH", "INSERT", "LOAD");

  private static final Set<String> ADMINISTRATION =
      Set.of(
          "ALTER",
          "DENY",
          "ENABLE",
          "GRANT",
          "RENAME",
          "REVOKE",
          "START",
          "STOP",
          "TERMINATE",
          "DRYRUN",
          "REALLOCATE",
          "DEALLOCATE");

  /** Procedures that only read. */
  private static final Set<String> READERS =
      Set.of(
          "db.labels",
          "db.relationshipTypes",
          "db.propertyKeys",
          "db.info",
          "db.ping",
          "db.awaitIndex",
          "db.awaitIndexes",
          "db.schema.visualization",
          "db.schema.nodeTypeProperties",
          "db.schema.relTypeProperties",
          "db.index.fulltext.queryNodes",
          "db.index.fulltext.queryRelationships",
          "db.index.vector.queryNodes",
          "db.index.vector.queryRelationships",
          "dbms.components",
          "dbms.info",
          "dbms.listConfig",
          "dbms.queryJmx");

  private final String text;
  private final List<Token> tokens;

  Classifier(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  Action action() {
    Token first = tokens.getFirst();
    refuse(first);
    return switch (first.upper()) {
      case "SHOW", "EXPLAIN" -> new Action.Read();
      case "CREATE" -> create();
      case "DROP" -> drop();
      default -> ADMINISTRATION.contains(first.upper()) ? other() : data();
    };
  }

  private void refuse(Token first) {
    if (first.isSign(":")) {
      throw new InputException(
          "",
          "`%s` is a command of cypher-shell, not Cypher".formatted(text),
          "use `params` for parameters and the connection's `database` for the database");
    }
    if (Set.of("BEGIN", "COMMIT", "ROLLBACK").contains(first.upper())) {
      throw new InputException(
          "", "`%s` is sent by the step itself".formatted(text), "leave it out");
    }
    if (!FIRST.contains(first.upper())) {
      throw new InputException(
          "",
          "`%s` does not begin a Cypher statement".formatted(first.text()),
          "write one Cypher statement; programs belong in a `shell` or `docker.exec` step");
    }
  }

  private Action create() {
    int at = 1;
    String type = "RANGE";
    if (Set.of("RANGE", "TEXT", "POINT", "VECTOR", "FULLTEXT", "LOOKUP").contains(upper(at))) {
      type = upper(at++);
    }
    if (upper(at).equals("INDEX")) {
      return rule("index", type + " INDEX", at + 1);
    }
    if (upper(at).equals("CONSTRAINT")) {
      return rule("constraint", "CONSTRAINT", at + 1);
    }
    boolean pattern = at(at).isSign("(") || at(at + 1).isSign("=");
    return pattern ? data() : other();
  }

  private Action rule(String kind, String type, int from) {
    int at = from;
    Optional<String> name = Optional.empty();
    if (at(at).isName() && !upper(at).equals("IF") && !upper(at).equals("FOR")) {
      name = Optional.of(at(at++).name());
    }
    boolean ifNotExists = upper(at).equals("IF") && upper(at + 1).equals("NOT");
    at += ifNotExists ? 3 : 0;
    if (!upper(at).equals("FOR")) {
      return other();
    }
    RuleDefinition definition = RuleDefinition.of(type, text, tokens.subList(at, tokens.size()));
    return new Action.CreateRule(kind, name, ifNotExists, definition);
  }

  private Action drop() {
    boolean rule = upper(1).equals("INDEX") || upper(1).equals("CONSTRAINT");
    if (!rule || !at(2).isName()) {
      return other();
    }
    boolean ifExists = upper(3).equals("IF");
    return new Action.DropRule(upper(1).toLowerCase(Locale.ROOT), at(2).name(), ifExists);
  }

  private Action other() {
    boolean loses = tokens.getFirst().isWord("DROP") || hasWord("REMOVE");
    return new Action.Other(upper(0) + " " + upper(1), loses);
  }

  private Action data() {
    boolean loses = hasClause("DELETE") || hasClause("REMOVE") || hasClause("DROP");
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (upper(i).equals("IN") && isBatches(i + 1)) {
        return new Action.ChangeInBatches(loses);
      }
    }
    if (!changes()) {
      return new Action.Read();
    }
    return new Action.ChangeData(loses, Deletion.count(text, tokens));
  }

  /** {@code IN TRANSACTIONS}, {@code IN 3 CONCURRENT TRANSACTIONS}. */
  private boolean isBatches(int from) {
    for (int i = from; i < Math.min(from + 3, tokens.size()); i++) {
      if (upper(i).equals("TRANSACTIONS")) {
        return true;
      }
    }
    return false;
  }

  private boolean changes() {
    return CHANGES.stream().anyMatch(this::hasClause) || callsUnknown();
  }

  /** A word that is no property, label or map key. */
  private boolean hasClause(String word) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).isWord(word) && !isPartOfName(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isPartOfName(int index) {
    boolean after = index > 0 && (at(index - 1).isSign(".") || at(index - 1).isSign(":"));
    return after || at(index + 1).isSign(":");
  }

  private boolean callsUnknown() {
    for (int i = 0; i < tokens.size(); i++) {
      boolean call = tokens.get(i).isWord("CALL") && at(i + 1).isName();
      if (call && !READERS.contains(procedure(i + 1))) {
        return true;
      }
    }
    return false;
  }

  private String procedure(int from) {
    StringBuilder name = new StringBuilder(at(from).name());
    for (int i = from + 1; at(i).isSign("."); i += 2) {
      name.append('.').append(at(i + 1).name());
    }
    return name.toString();
  }

  private boolean hasWord(String word) {
    return tokens.stream().anyMatch(token -> token.isWord(word));
  }

  private String upper(int index) {
    return at(index).upper();
  }

  private Token at(int index) {
    return index < tokens.size() ? tokens.get(index) : Token.end(0);
  }
}
