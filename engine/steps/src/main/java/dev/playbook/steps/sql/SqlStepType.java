package dev.playbook.steps.sql;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import dev.playbook.steps.sql.change.Work;
import dev.playbook.steps.sql.exchange.Parameters;
import dev.playbook.steps.sql.server.Database;
import dev.playbook.steps.sql.statement.Action;
import dev.playbook.steps.sql.statement.BoundText;
import dev.playbook.steps.sql.statement.SqlStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks a PostgreSQL database, or changes it. */
public final class SqlStepType implements StepType {
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

  @Override
  public String name() {
    return "sql";
  }

  @Override
  public Step bind(Inputs with) {
    if (with.has("query") == with.has("statements")) {
      throw new InputException(
          "", "an `sql` step has either `query` or `statements`", "write one of the two");
    }
    String key = with.has("query") ? "query" : "statements";
    List<SqlStatement> statements = statements(with, key);
    checkParameters(with, key, statements);
    return key.equals("query") ? query(with, statements) : changes(with, statements);
  }

  private static Step query(Inputs with, List<SqlStatement> statements) {
    boolean reads = statements.size() == 1 && statements.getFirst().action() instanceof Action.Read;
    if (!reads) {
      throw new InputException(
          "query",
          "`query` is one statement that only reads",
          "write what changes something under `statements`");
    }
    if (with.has("transaction")) {
      throw new InputException(
          "transaction", "`transaction` belongs to `statements`", "leave it out");
    }
    return new SqlQuery(work(with, statements));
  }

  private static Step changes(Inputs with, List<SqlStatement> statements) {
    Work work = work(with, statements);
    for (SqlStatement statement : statements) {
      if (work.transaction() && !statement.action().transactional()) {
        throw new InputException(
            "statements",
            "`%s` cannot run inside a transaction".formatted(statement),
            "write `transaction: false`");
      }
    }
    return new SqlStatements(work);
  }

  private static Work work(Inputs with, List<SqlStatement> statements) {
    return new Work(
        new Database(with.connection("connection"), with.containerNames()),
        statements,
        Parameters.of(with.block("params")),
        with.flag("transaction", true),
        with.duration("lockTimeout", LOCK_TIMEOUT),
        with.has("lockTimeout"),
        with.has("maxRows") ? Optional.of(with.integer("maxRows", 0)) : Optional.empty());
  }

  private static List<SqlStatement> statements(Inputs with, String key) {
    List<SqlStatement> statements = new ArrayList<>();
    try {
      with.texts(key).forEach(text -> statements.addAll(SqlStatement.split(text)));
    } catch (InputException e) {
      throw new InputException(key, String.valueOf(e.getMessage()), e.hint());
    }
    if (statements.isEmpty()) {
      throw new InputException(key, "`%s` holds no statement".formatted(key), "write one");
    }
    return statements;
  }

  private static void checkParameters(Inputs with, String key, List<SqlStatement> statements) {
    Set<String> unused = new HashSet<>(with.block("params").keySet());
    for (SqlStatement statement : statements) {
      for (String name : BoundText.of(statement.text()).names()) {
        checkParameter(with, key, statement, name);
        unused.remove(name);
      }
    }
    if (!unused.isEmpty()) {
      throw new InputException(
          "params",
          "no statement uses `:%s`".formatted(String.join("`, `:", unused)),
          "write `:name` where the value belongs, without quotes, or leave it out");
    }
  }

  private static void checkParameter(Inputs with, String key, SqlStatement statement, String name) {
    if (!with.block("params").containsKey(name)) {
      throw new InputException(
          key,
          "`:%s` has no value under `params`".formatted(name),
          "add it; in an array slice write a blank behind the colon");
    }
    boolean takes = statement.action().changesRows() || statement.action() instanceof Action.Read;
    if (!takes && !statement.toString().regionMatches(true, 0, "SELECT", 0, 6)) {
      throw new InputException(
          key,
          "PostgreSQL takes no parameters in `%s`".formatted(statement),
          "write `{{ }}` there, which puts the value into the text as a literal");
    }
  }
}
