package dev.playbook.cli.resume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.Main;
import dev.playbook.cli.OwnProcess;
import dev.playbook.core.activity.LivingStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * An engine in a process of its own that is killed in the middle of a step, which is called {@code
 * middle} where a test asks for its end. The step and the test meet at two named pipes in the
 * operator's folder: the step says {@code echo > started}, and may wait with {@code read -r _ <
 * go}.
 */
public final class KilledEngine {
  private final Cli cli;

  public KilledEngine(Cli cli) throws Exception {
    this.cli = cli;
    for (String name : List.of("started", "go")) {
      Path pipe = cli.file(name);
      assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    }
  }

  /** Begins a run, and kills its engine as soon as the step has started. */
  public void run(Path playbook, Map<String, String> environment, String... more) throws Exception {
    kill(start(environment, Cli.words(List.of("run", playbook.toString(), "--yes"), more)));
  }

  /** Kills an engine as soon as the step has started. */
  public void kill(Process engine) throws Exception {
    awaitStep(engine);
    engine.destroyForcibly().waitFor();
  }

  /** Returns when the step has started; fails when the engine ends before. */
  public void awaitStep(Process engine) throws Exception {
    CompletableFuture<String> started = new CompletableFuture<>();
    Thread.ofPlatform().daemon().start(() -> started.complete(cli.read("started")));
    CompletableFuture.anyOf(started, engine.onExit()).join();
    assertThat(started).as("%s%s", cli.read("process.out"), cli.read("process.err")).isDone();
  }

  /** Starts a command in a process of its own. */
  public Process start(Map<String, String> environment, String... words) throws IOException {
    return new OwnProcess(cli, environment, List.of())
        .start(List.of(), Main.class, cli.withState(words));
  }

  /** Lets the step go on that waits. */
  public void letGo() throws IOException {
    Files.writeString(cli.file("go"), "\n");
  }

  /** Returns when nothing of the step is left, nor of what watched it. */
  void awaitEnd() {
    String run = cli.lastRun().started().run();
    while (!LivingStep.of(run).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  /** Leaves the step's end unknown, as when what watched the step was killed, too. */
  void forgetEnd() throws IOException {
    awaitEnd();
    Files.delete(watch().resolve("rc"));
  }

  /** Returns where what watches the step writes. */
  Path watch() {
    return cli.lastRun().directory().captured().resolve("middle/process-1");
  }
}
