package dev.playbook.steps.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.fixtures.RealStack;
import dev.playbook.fixtures.goal.Goal;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.StepProcess;
import dev.playbook.steps.proxy.HoldingProxy;
import dev.playbook.steps.proxy.HoldingProxy.Held;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine is killed when many commits are on their way, and the next one finds out each. */
@Tag(Goal.TAG)
class SqlRecoverGoalTest {
  private static final int AT_ONCE = 20;

  @TempDir private Path directory;
  @AutoClose private final ScratchDatabase database = Numbers.database();

  /** A step for each row that deletes it. */
  static final class Deletions implements StepProcess.Program {
    @Override
    public List<Step> steps(List<String> words) {
      var behind = ScratchDatabase.behind(words.get(0), Integer.parseInt(words.get(1)));
      int first = Integer.parseInt(words.get(2));
      return IntStream.range(first, first + AT_ONCE)
          .mapToObj(id -> Sql.statements(behind, Numbers.delete(id)))
          .toList();
    }
  }

  /**
   * What the next engine found out of a deletion.
   *
   * @param said the certainty of a failure, or that it was done
   */
  private record Found(int id, String said, boolean isGone) {}

  @Test
  void resolvesEveryCommitThatAKilledEngineLeft() throws Exception {
    List<Found> found = new ArrayList<>();
    for (int batch = 0; batch < Goal.cases(1, 15); batch++) {
      found.addAll(batch(1 + batch * AT_ONCE));
    }
    Goal.R6.each(
        "told by the next engine",
        found,
        one -> assertThat(one.said()).isEqualTo(one.isGone() ? "done" : "NOT_STARTED"));
  }

  private List<Found> batch(int first) throws Exception {
    List<Found> found = new ArrayList<>();
    try (HoldingProxy proxy = new HoldingProxy(RealStack.get().port(5432), "COMMIT");
        StepProcess engine = deleting(first, proxy.port())) {
      List<Held> commits = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        commits.add(proxy.take());
      }
      engine.kill();
      Thread late = let(commits);
      for (int i = 0; i < AT_ONCE; i++) {
        int id = first + i;
        found.add(new Found(id, said(id, engine, i), Numbers.isGone(database, id)));
      }
      late.join();
    }
    return found;
  }

  private StepProcess deleting(int first, int port) throws IOException {
    return StepProcess.start(
        directory,
        Deletions.class,
        database.name(),
        Integer.toString(port),
        Integer.toString(first));
  }

  /** A third passes at once, a third never, a third while the next engine already asks. */
  private static Thread let(List<Held> commits) throws Exception {
    for (int i = 0; i < commits.size(); i += 3) {
      commits.get(i).pass();
      if (i + 1 < commits.size()) {
        commits.get(i + 1).drop();
      }
    }
    return Thread.ofVirtual()
        .start(
            () -> {
              for (int i = 2; i < commits.size(); i += 3) {
                try {
                  commits.get(i).pass();
                } catch (IOException ended) {
                  // The next engine was faster and has ended the session.
                }
              }
            });
  }

  private String said(int id, StepProcess engine, int index) throws Exception {
    try {
      Sql.statements(database.connection(), Numbers.delete(id))
          .recover(engine.startedAt(), engine.contexts().get(index));
      return "done";
    } catch (StepFailedException failure) {
      return failure.certainty().toString();
    }
  }
}
