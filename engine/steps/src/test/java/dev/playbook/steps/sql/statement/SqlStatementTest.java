package dev.playbook.steps.sql.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStatementTest {

  @Test
  void splitsAtSemicolonsAndDropsEmptyStatements() {
    assertThat(texts("SELECT 1; ; -- nothing\n SELECT 2 ;/* end */"))
        .containsExactly("SELECT 1", "SELECT 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ';', 'it''s;', E'\\';', U&'\\0061;', B'1', \"a;\"\"b\"",
        "SELECT $$;$$, $tag$ ; $$ ; $tag$",
        "SELECT 1 /* ; /* nested; */ ; */ + 1",
        "SELECT 1 -- ;\n+ 1",
        "CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2)",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END",
        "DO $body$ BEGIN PERFORM 1; END $body$",
      })
  void keepsSemicolonsThatEndNothing(String statement) {
    assertThat(texts(statement + "; SELECT 2")).containsExactly(statement, "SELECT 2");
  }

  @Test
  void splitsAgainBehindABodyOfAFunction() {
    assertThat(
            texts("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END; SELECT 3; SELECT 4"))
        .hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SELECT 'open", "SELECT \"open", "SELECT $a$ open $b$", "SELECT /* /* */"})
  void refusesWhatIsNotClosed(String text) {
    assertThatThrownBy(() -> SqlStatement.split(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is not closed");
  }

  @Test
  void refusesAShellCommandInAnSqlBlock() {
    assertThatThrownBy(() -> SqlStatement.split("docker exec -it postgres-mem0 psql"))
        .isInstanceOf(InputException.class)
        .hasMessage("`docker` does not begin an SQL statement");
  }

  @Test
  void refusesCommandsOfPsql() {
    assertThatThrownBy(() -> SqlStatement.split("\\d memories"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is a command of psql");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"BEGIN", "START TRANSACTION", "COMMIT", "ROLLBACK", "PREPARE TRANSACTION 'x'"})
  void refusesToBeginOrEndATransaction(String text) {
    assertThatThrownBy(() -> SqlStatement.split(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is sent by the step itself");
  }

  @Test
  void allowsSavepoints() {
    assertThat(texts("SAVEPOINT a; ROLLBACK TO SAVEPOINT a")).hasSize(2);
  }

  @Test
  void refusesPositionalParameters() {
    assertThatThrownBy(() -> SqlStatement.split("SELECT $1"))
        .isInstanceOf(InputException.class)
        .hasMessage("`$1` is not a parameter here");
  }

  private static List<String> texts(String text) {
    return SqlStatement.split(text).stream().map(SqlStatement::text).toList();
  }
}
