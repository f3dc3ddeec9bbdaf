package dev.playbook.steps.sql;

import dev.playbook.fixtures.RealStack;
import dev.playbook.spi.Step;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.StepProcess;
import dev.playbook.steps.proxy.HoldingProxy;
import dev.playbook.steps.proxy.HoldingProxy.Held;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A step of statements whose engine was killed when it had sent a text to the server, which has not
 * come there.
 *
 * @param held the text and what was sent with it
 */
record KilledStatements(StepProcess engine, HoldingProxy proxy, Held held)
    implements AutoCloseable {
  /** Commits the statements together. */
  static final String TOGETHER = "together";

  /** Commits each by itself. */
  static final String ALONE = "alone";

  /** The name of a database, the port that leads to it, how to commit, and statements. */
  static final class Program implements StepProcess.Program {
    @Override
    public List<Step> steps(List<String> words) {
      var behind = ScratchDatabase.behind(words.get(0), Integer.parseInt(words.get(1)));
      String[] statements = words.subList(3, words.size()).toArray(String[]::new);
      return List.of(
          words.get(2).equals(ALONE)
              ? Sql.alone(behind, statements)
              : Sql.statements(behind, statements));
    }
  }

  /** Starts the step, and kills its engine at the text. */
  static KilledStatements at(
      String text, Path folder, ScratchDatabase database, String how, String... statements)
      throws IOException, InterruptedException {
    HoldingProxy proxy = new HoldingProxy(RealStack.get().port(5432), text);
    StepProcess engine = start(folder, database, proxy.port(), how, statements);
    Held held = proxy.take();
    engine.kill();
    return new KilledStatements(engine, proxy, held);
  }

  /** Starts the step and lets it work. */
  static StepProcess start(
      Path folder, ScratchDatabase database, int port, String how, String... statements)
      throws IOException {
    Stream<String> words = Stream.of(database.name(), Integer.toString(port), how);
    return StepProcess.start(
        folder, Program.class, Stream.concat(words, Stream.of(statements)).toArray(String[]::new));
  }

  FakeContext context() {
    return engine.context();
  }

  @Override
  public void close() throws IOException {
    engine.close();
    proxy.close();
  }
}
