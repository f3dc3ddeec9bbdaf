package dev.playbook.steps.sql.statement;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Risk;
import dev.playbook.steps.statement.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out from its tokens what a statement is for. */
final class Classifier {
  private final String text;
  private final List<Token> tokens;
  private final Cursor cursor;

  Classifier(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
    this.cursor = new Cursor(tokens);
  }

  Action action() {
    Refusals.check(text, tokens);
    Token first = cursor.peek();
    return switch (first.upper()) {
      case "CREATE" -> create();
      case "DROP" -> drop();
      case "TRUNCATE" -> truncate();
      case "DELETE", "UPDATE", "INSERT", "MERGE", "WITH" -> rows();
      case "SELECT", "TABLE", "VALUES", "SHOW", "EXPLAIN", "(" -> read();
      case "SET", "RESET", "SAVEPOINT", "RELEASE", "ROLLBACK", "LOCK" -> new Action.Neutral();
      default -> other();
    };
  }

  private Action create() {
    cursor.next();
    boolean unique = cursor.skip("UNIQUE");
    if (cursor.skip("INDEX")) {
      return createIndex(unique);
    }
    if (cursor.skip("UNLOGGED", "TABLE") || cursor.skip("TABLE")) {
      boolean ifNotExists = cursor.skip("IF", "NOT", "EXISTS");
      return cursor
          .name()
          .<Action>map(name -> new Action.CreateTable(name, ifNotExists))
          .orElseGet(this::other);
    }
    return other();
  }

  private Action createIndex(boolean unique) {
    boolean concurrently = cursor.skip("CONCURRENTLY");
    boolean ifNotExists = cursor.skip("IF", "NOT", "EXISTS");
    Optional<Name> name = cursor.peek().isWord("ON") ? Optional.empty() : cursor.name();
    if (!cursor.skip("ON")) {
      return other();
    }
    boolean only = cursor.skip("ONLY");
    Optional<Name> table = cursor.name();
    return table
        .<Action>map(
            on ->
                new Action.CreateIndex(
                    name.map(index -> new Name(index.schema().or(on::schema), index.name())),
                    on,
                    concurrently,
                    ifNotExists,
                    IndexDefinition.of(unique, only, cursor.rest())))
        .orElseGet(this::other);
  }

  private Action drop() {
    cursor.next();
    if (cursor.skip("INDEX")) {
      boolean concurrently = cursor.skip("CONCURRENTLY");
      boolean ifExists = cursor.skip("IF", "EXISTS");
      return new Action.DropIndex(names(), concurrently, ifExists, cursor.skip("CASCADE"));
    }
    if (cursor.skip("TABLE")) {
      boolean ifExists = cursor.skip("IF", "EXISTS");
      return new Action.EmptyTable(names(), true, ifExists, cursor.skip("CASCADE"));
    }
    return other();
  }

  private Action truncate() {
    cursor.next();
    cursor.skip("TABLE");
    cursor.skip("ONLY");
    List<Name> names = names();
    cursor.seek("CASCADE");
    return new Action.EmptyTable(names, false, false, cursor.skip("CASCADE"));
  }

  private List<Name> names() {
    List<Name> names = new ArrayList<>();
    do {
      cursor.name().ifPresent(names::add);
      cursor.skipSign("*");
    } while (cursor.skipSign(","));
    return names;
  }

  private Action rows() {
    int start = cursor.peek().start();
    boolean with = cursor.peek().isWord("WITH");
    cursor.seek("DELETE", "UPDATE", "INSERT", "MERGE", "SELECT", "VALUES", "TABLE");
    Token verb = cursor.peek();
    if (with && !verb.isWord("DELETE") && !verb.isWord("UPDATE") && !verb.isWord("INSERT")) {
      return verb.isWord("MERGE") ? otherRows("MERGE") : read();
    }
    String prefix = text.substring(start, verb.start());
    return RowsClause.of(text, tokens, prefix, cursor).orElseGet(() -> otherRows(verb.upper()));
  }

  private Action otherRows(String verb) {
    Cursor at = new Cursor(tokens);
    at.seek(verb);
    at.next();
    boolean named = at.skip("INTO") || at.skip("FROM") || verb.equals("UPDATE");
    at.skip("ONLY");
    return new Action.OtherRows(verb, named ? at.name() : Optional.empty());
  }

  private Action read() {
    return Reading.writes(tokens)
        ? new Action.Other(tokens.getFirst().upper(), Risk.CHANGE, true, Optional.empty())
        : new Action.Read();
  }

  private Action other() {
    String words = CommandWords.of(tokens);
    return new Action.Other(
        words,
        words.startsWith("DROP") ? Risk.DESTROY : Risk.CHANGE,
        CommandWords.transactional(tokens),
        table());
  }

  private Optional<Name> table() {
    Cursor at = new Cursor(tokens);
    if (!at.skip("ALTER", "TABLE")) {
      return Optional.empty();
    }
    at.skip("IF", "EXISTS");
    at.skip("ONLY");
    return at.name();
  }

  /** Says that the text cannot be a statement. */
  static InputException wrong(String message, String hint) {
    return new InputException("", message, hint);
  }
}
