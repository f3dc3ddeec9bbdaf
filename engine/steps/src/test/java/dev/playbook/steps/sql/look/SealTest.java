package dev.playbook.steps.sql.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.fixtures.RealStack;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.sql.exchange.Sent;
import dev.playbook.steps.sql.server.Database;
import dev.playbook.steps.sql.server.Session;
import dev.playbook.steps.sql.server.Sessions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SealTest {
  private static final String TABLE = "probe_" + ProcessHandle.current().pid();

  @AutoClose private final FakeContext context = FakeContext.withoutFiles();

  @Test
  void letsTheServerRefuseACommit() throws Exception {
    try (Session session = session()) {
      Seal.begin(session);
      session.send(Sent.own("CREATE TABLE %s (id int)".formatted(TABLE)), 0);
      assertThatThrownBy(() -> session.commit(session.transaction()))
          .isInstanceOf(StepFailedException.class)
          .hasMessageStartingWith("COMMIT failed: duplicate key value");
    }
    try (Session session = session()) {
      assertThat(session.ask("SELECT to_regclass(?) IS NULL AS gone", TABLE).getFirst())
          .containsEntry("gone", true);
    }
  }

  private Session session() throws Exception {
    Database database = new Database(RealStack.get().postgres(), Map.of());
    return Sessions.open(database, context, Duration.ofSeconds(2));
  }
}
