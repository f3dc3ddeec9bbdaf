package dev.playbook.cli.resume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.Cli.Result;
import dev.playbook.cli.TestStack;
import dev.playbook.fixtures.RealStack;
import dev.playbook.spi.Connection;
import dev.playbook.spi.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine is killed while the database works, and the run is gone on with. */
@Timeout(120)
final class ResumeStatementsTest {
  private static final String STEPS =
      """
      steps:
        - { id: make, type: sql, with: { connection: mem0-db, statements: [SELECT pg_advisory_xact_lock(4711), CREATE TABLE made_once (id int)] }, undo: none, because: "a test" }
      """;

  private final RealStack stack = RealStack.get();
  private final Cli cli;
  private final java.sql.Connection database;

  ResumeStatementsTest(@TempDir Path directory) throws SQLException {
    cli = new Cli(directory);
    Connection server = stack.postgres();
    Properties properties = new Properties();
    properties.setProperty("user", server.text("user").orElseThrow());
    properties.setProperty("password", server.secret("password").map(Secret::reveal).orElseThrow());
    database =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:%d/mem0".formatted(stack.port(5432)), properties);
  }

  private String value(String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? String.valueOf(result.getString(1)) : "";
    }
  }

  @BeforeEach
  void holdTheLock() throws SQLException {
    value("SELECT pg_advisory_lock(4711)");
  }

  @AfterEach
  void forgetTheTable() throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS made_once");
    }
    database.close();
  }

  @Test
  void beginsStatementsAnewOfWhichTheServerSaysThatTheyWereNotCommitted() throws Exception {
    KilledEngine engine = new KilledEngine(cli);
    Process killed =
        engine.start(
            Map.of(),
            "run",
            cli.playbook(STEPS).toString(),
            "--yes",
            "--target",
            TestStack.target(cli, stack).toString());
    while (killed.isAlive()
        && value("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            .equals("0")) {
      Thread.onSpinWait();
    }
    killed.destroyForcibly().waitFor();
    value("SELECT pg_advisory_unlock(4711)");
    Result resumed = cli.stateful("resume", "last", "--yes");
    assertThat(resumed.code()).as("%s%s", resumed.all(), cli.read("process.err")).isZero();
    assertThat(value("SELECT to_regclass('made_once')")).isEqualTo("made_once");
    assertThat(Files.readString(cli.lastRun().directory().journal()))
        .contains("the server has rolled everything back");
  }
}
