package dev.playbook.steps.sql.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.spi.Risk;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM memories",
        "(SELECT 1) UNION (SELECT 2)",
        "SHOW work_mem",
        "VALUES (1), (2)",
        "TABLE memories",
        "WITH recent AS (SELECT 1) SELECT * FROM recent",
        "EXPLAIN DELETE FROM memories",
        "SELECT m.update FROM memories m",
        "SELECT 'DELETE', \"delete\" FROM t",
      })
  void seesThatAStatementOnlyReads(String text) {
    assertThat(action(text)).isInstanceOf(Action.Read.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT pg_reload_conf()",
        "SELECT * INTO copy FROM memories",
        "SELECT * FROM memories FOR UPDATE",
        "SELECT * FROM memories FOR NO KEY UPDATE",
        "SELECT * FROM memories FOR SHARE",
        "EXPLAIN ANALYZE DELETE FROM memories",
        "WITH gone AS (DELETE FROM memories RETURNING *) SELECT count(*) FROM gone",
        "SELECT setval('s', 1)",
      })
  void seesThatAQuestionDoesSomething(String text) {
    assertThat(action(text).risk()).isEqualTo(Risk.CHANGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX CONCURRENTLY i ON t (a)",
        "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)",
        "DROP INDEX CONCURRENTLY IF EXISTS i",
        "REINDEX INDEX CONCURRENTLY i",
        "REINDEX (VERBOSE) DATABASE d",
        "VACUUM FULL t",
        "CREATE DATABASE d",
        "DROP DATABASE d",
        "ALTER SYSTEM SET work_mem = '1MB'",
        "ALTER DATABASE d SET TABLESPACE x",
        "ALTER TABLE t DETACH PARTITION p CONCURRENTLY",
        "CLUSTER",
        "DISCARD ALL",
      })
  void knowsWhatCannotRunInATransaction(String text) {
    assertThat(action(text).transactional()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX i ON t (a)",
        "DROP INDEX i",
        "CLUSTER t USING i",
        "REINDEX TABLE t",
        "ALTER DATABASE d SET work_mem = '1MB'",
        "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
        "DISCARD PLANS",
        "DELETE FROM t",
      })
  void knowsWhatCanRunInATransaction(String text) {
    assertThat(action(text).transactional()).isTrue();
  }

  @Test
  void readsCreateIndex() {
    assertThat(
            action(
                """
                create unique index concurrently if not exists "My Idx"
                on public.memories using ivfflat (embedding vector_cosine_ops) with (lists = 100)\
                """))
        .isEqualTo(
            new Action.CreateIndex(
                Optional.of(new Name(Optional.of("public"), "My Idx")),
                new Name(Optional.of("public"), "memories"),
                true,
                true,
                new IndexDefinition(
                    true,
                    false,
                    "USING ivfflat (embedding vector_cosine_ops) WITH (lists='100')")));
  }

  @Test
  void readsAnIndexWithoutAName() {
    assertThat(((Action.CreateIndex) action("CREATE INDEX ON memories (user_id)")).name())
        .isEmpty();
  }

  @Test
  void readsDropIndexOfSeveral() {
    assertThat(action("DROP INDEX CONCURRENTLY IF EXISTS a, s.\"B\" CASCADE"))
        .isEqualTo(
            new Action.DropIndex(
                List.of(new Name(Optional.empty(), "a"), new Name(Optional.of("s"), "B")),
                true,
                true,
                true));
  }

  @Test
  void findsTheRowsOfADelete() {
    assertThat(rows("DELETE FROM memories WHERE created_at > :since RETURNING id").count())
        .isEqualTo(" SELECT count(*) FROM memories WHERE created_at > :since");
  }

  @Test
  void findsTheRowsOfADeleteThatJoins() {
    assertThat(rows("DELETE FROM ONLY memories AS m USING users u WHERE u.id = m.user_id").count())
        .isEqualTo(
            " SELECT count(*) FROM (SELECT DISTINCT \"m\".tableoid, \"m\".ctid"
                + " FROM ONLY memories AS m, users u WHERE u.id = m.user_id) AS playbook_rows");
  }

  @Test
  void findsTheRowsOfADeleteBehindWith() {
    assertThat(
            rows("WITH old AS (SELECT 1 AS id) DELETE FROM m USING old WHERE m.id = old.id")
                .count())
        .startsWith("WITH old AS (SELECT 1 AS id) SELECT count(*) FROM (SELECT DISTINCT");
  }

  @Test
  void findsTheRowsOfAnUpdate() {
    Action.ChangeRows change =
        (Action.ChangeRows)
            action(
                "UPDATE memories m SET text = a IS DISTINCT FROM b, (x, \"Y\") = (SELECT 1, 2)"
                    + " FROM users u WHERE u.id = m.id");
    assertThat(change.columns()).containsExactly("text", "x", "Y");
    assertThat(change.rows().others()).contains("users u");
    assertThat(change.rows().where()).contains("u.id = m.id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM t WHERE CURRENT OF c",
        "WITH gone AS (DELETE FROM a RETURNING id) DELETE FROM b USING gone",
        "INSERT INTO t SELECT * FROM u WHERE x",
        "MERGE INTO t USING u ON t.id = u.id WHEN MATCHED THEN DELETE",
      })
  void doesNotPretendToFindRowsThatASelectCannotFind(String text) {
    assertThat(action(text)).isInstanceOf(Action.OtherRows.class);
  }

  @Test
  void takesADropForDestruction() {
    assertThat(action("DROP SCHEMA s CASCADE").risk()).isEqualTo(Risk.DESTROY);
  }

  private static Action.Selection rows(String text) {
    return ((Action.ChangeRows) action(text)).rows();
  }

  private static Action action(String text) {
    return SqlStatement.split(text).getFirst().action();
  }
}
