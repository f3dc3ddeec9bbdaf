package dev.playbook.steps.sql;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import dev.playbook.steps.sql.change.Work;
import dev.playbook.steps.sql.exchange.Parameters;
import dev.playbook.steps.sql.server.Database;
import dev.playbook.steps.sql.statement.BoundText;
import dev.playbook.steps.sql.statement.SqlStatement;
import dev.playbook.steps.statement.StatementInputs;
import java.time.Duration;
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
    StatementInputs inputs = StatementInputs.of(with, "an `sql`");
    List<SqlStatement> statements = inputs.read(SqlStatement::split);
    checkParameters(with, inputs.key(), statements);
    return inputs.isQuery() ? query(with, statements) : changes(with, statements);
  }

  private static Step query(Inputs with, List<SqlStatement> statements) {
    StatementInputs.requireOneQuestion(statements);
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

  private static void checkParameters(Inputs with, String key, List<SqlStatement> statements) {
    Set<String> unused = new HashSet<>(with.block("params").keySet());
    for (SqlStatement statement : statements) {
      for (String name : BoundText.of(statement.text()).names()) {
        checkParameter(with, key, statement, name);
        unused.remove(name);
      }
    }
    StatementInputs.refuseUnused(unused, ":");
  }

  private static void checkParameter(Inputs with, String key, SqlStatement statement, String name) {
    if (!with.block("params").containsKey(name)) {
      throw new InputException(
          key,
          "`:%s` has no value under `params`".formatted(name),
          "add it; in an array slice write a blank behind the colon");
    }
    boolean takes = statement.action().changesRows() || statement.onlyReads();
    if (!takes && !statement.toString().regionMatches(true, 0, "SELECT", 0, 6)) {
      throw new InputException(
          key,
          "PostgreSQL takes no parameters in `%s`".formatted(statement),
          "write `{{ }}` there, which puts the value into the text as a literal");
    }
  }
}
