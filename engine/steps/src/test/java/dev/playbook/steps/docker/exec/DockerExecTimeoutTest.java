package dev.playbook.steps.docker.exec;

import static dev.playbook.steps.docker.ScratchContainer.docker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.docker.ScratchContainer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerExecTimeoutTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  @TempDir Path folder;
  private final ScratchContainer scratch = ScratchContainer.idle();

  @BeforeEach
  void loadTheClient() throws Exception {
    try (var context = FakeContext.in(folder)) {
      step(Map.of("command", List.of("true"))).run(context);
    }
  }

  @AfterEach
  void remove() {
    Thread.interrupted();
    scratch.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plain             | exec sleep 777
          background child  | sleep 777 & sleep 777
          own session       | setsid sleep 777 & wait
          ignores TERM      | trap "" TERM; sleep 777 & sleep 777
          cleared env       | env -i /usr/bin/sleep 777 & wait
          cleared, session  | env -i /usr/bin/setsid -f /usr/bin/sleep 777; sleep 777
          starts new ones   | trap 'sleep 777 &' TERM; while :; do sleep 0.2; done; sleep 777
          """)
  void leavesNothingBehind(String shape, String script) {
    var failure = timedOut(Map.of("script", script));
    assertThat(failure.certainty()).as(failure.getMessage()).isEqualTo(Certainty.FAILED);
    assertThat(failure.getMessage())
        .startsWith("timed out after ")
        .contains("` in container `" + scratch.name() + "`; ended ")
        .contains("sleep");
    assertThat(survivors()).as(shape).isEmpty();
  }

  @Test
  void leavesNothingOfAnotherUserBehind() {
    scratch.sh("useradd -u 1234 worker");
    var failure = timedOut(Map.of("script", "setsid sleep 777 & wait", "user", "worker"));
    assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
    assertThat(survivors()).isEmpty();
  }

  @Test
  void doesNotClaimTheEndOfADaemonThatNothingTiesToTheStep() {
    var failure =
        timedOut(
            Map.of(
                "script",
                "env -i /usr/bin/setsid -f /usr/bin/sleep 777 >/dev/null 2>&1 </dev/null; sleep 5"));
    assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
    assertThat(failure.getMessage())
        .endsWith(
            "began meanwhile and may belong to it: sleep (pid "
                + scratch.sh("pidof sleep | tr ' ' '\\n' | sort -n | tail -1")
                + ")");
  }

  @Test
  void sparesWhatItDidNotStart() {
    docker("exec", "-d", scratch.name(), "sleep", "778");
    timedOut(Map.of("script", "sleep 777"));
    assertThat(docker("top", scratch.name())).contains("sleep 778").doesNotContain("sleep 777");
  }

  @Test
  void endsThroughTheHostWhatAnImageWithoutShellHolds() {
    scratch.sh("cp /usr/bin/sleep /srv/long; rm -f /usr/bin/dash /usr/bin/bash /usr/bin/sh");
    var failure = timedOut(Map.of("command", List.of("/srv/long", "777")));
    assertThat(failure.getMessage()).endsWith("ended long");
    assertThat(survivors()).isEmpty();
  }

  @Test
  void doesNotClaimTheEndOfWhatIsFrozen() {
    Thread.ofVirtual()
        .start(
            () -> {
              scratch.sh("while [ ! -e /begun ]; do sleep 0.05; done");
              docker("pause", scratch.name());
            });
    var failure = timedOut(Map.of("script", "touch /begun; sleep 777"));
    assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
    assertThat(failure.getMessage()).contains("nobody can say that it ended");
    docker("unpause", scratch.name());
  }

  @Test
  void saysStoppedWhenTheOperatorStopsIt() throws Exception {
    Thread worker = Thread.currentThread();
    Thread.ofVirtual()
        .start(
            () -> {
              scratch.sh("while [ ! -e /begun ]; do sleep 0.05; done");
              worker.interrupt();
            });
    try (var context = FakeContext.in(folder)) {
      var failure = run(Map.of("script", "touch /begun; sleep 777"), context);
      assertThat(failure.getMessage()).startsWith("stopped after ").contains("ended sh, sleep");
      assertThat(Thread.interrupted()).isFalse();
    }
    assertThat(survivors()).isEmpty();
  }

  private StepFailedException timedOut(Map<String, Object> with) {
    try (var context = FakeContext.limited(folder, LIMIT)) {
      return run(with, context);
    }
  }

  private StepFailedException run(Map<String, Object> with, FakeContext context) {
    Step step = step(with);
    long begin = System.nanoTime();
    var failure = Failures.ofRun(step, context);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(12));
    return failure;
  }

  private Step step(Map<String, Object> with) {
    Map<String, Object> all = new HashMap<>(with);
    all.put("container", scratch.name());
    return new DockerExecStepType().bind(FakeInputs.of(all));
  }

  /** Judged by the command line alone: a process id may hold any digits, too. */
  private String survivors() {
    return docker("top", scratch.name(), "-o", "pid,args")
        .lines()
        .map(line -> line.strip().replaceFirst("^\\d+\\s+", ""))
        .filter(command -> command.contains("777"))
        .reduce("", String::concat);
  }
}
