package dev.playbook.steps.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.process.containment.Containment;
import dev.playbook.steps.process.containment.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ContainmentTest {
  private static final Rules RULES = new Rules(Leftover.FAIL, Duration.ofMillis(200));

  /** Ignores SIGTERM, has a child in a session of its own, one without a parent, and waits. */
  private static final String STUBBORN =
      """
      trap '' TERM
      setsid bash -c "trap '' TERM; (trap '' TERM; sleep WORD & sleep WORD) & sleep WORD" &
      (setsid nohup bash -c "trap '' TERM; while :; do sleep WORD; done" >/dev/null 2>&1 &)
      echo started
      while :; do sleep WORD; done
      """;

  @TempDir Path work;
  private String token = "";
  private final String word = "8640" + ThreadLocalRandom.current().nextInt(10_000, 99_999);

  @ParameterizedTest
  @EnumSource
  void leavesNothingOfAShellThatIgnoresTermAndForksAwayWhenTheTimeIsUp(Level level) {
    assumeOffered(level);
    StepFailedException failure = timeOut(level, STUBBORN);
    assertThat(failure.certainty())
        .isEqualTo(level.proof().isPresent() ? Certainty.FAILED : Certainty.UNKNOWN);
    assertThat(failure)
        .hasMessageContaining("timed out after ")
        .hasMessageContaining("started")
        .hasMessageContaining(level.proof().orElse("nothing proves it"));
    assertThat(Survivors.having(word)).isEmpty();
    assertThat(controlGroups()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SESSION")
  void leavesNothingOfADaemonThatClearedItsEnvironment(Level level) {
    assumeOffered(level);
    timeOut(
        level,
        "(setsid env -i bash -c 'trap \"\" TERM; while :; do sleep WORD; done' &) ; sleep WORD");
    assertThat(Survivors.having(word)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SESSION")
  void leavesNothingOfAProcessThatForksAndExitsWithoutPause(Level level) {
    assumeOffered(level);
    timeOut(level, "hop() { (hop WORD & ) ; }; hop & sleep WORD");
    assertThat(Survivors.having(word)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void letsACommandThatListensEndInPeace(Level level) throws Exception {
    assumeOffered(level);
    timeOut(level, "trap 'echo bye >> bye; exit 3' TERM; sleep 60 & wait");
    assertThat(work.resolve("bye")).hasContent("bye\n");
  }

  @ParameterizedTest
  @EnumSource
  void failsAndNamesWhatACommandLeavesBehind(Level level) {
    assumeOffered(level);
    StepFailedException failure =
        catchThrowableOfType(StepFailedException.class, () -> run(level, "sleep WORD & exit 0"));
    assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
    assertThat(failure).hasMessageContaining("left processes behind").hasMessageContaining("sleep");
    assertThat(Survivors.having(word)).isEmpty();
    assertThat(controlGroups()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "PID_NAMESPACE")
  void keepsADaemonThatMayStayAndRemovesItsControlGroup(Level level) throws Exception {
    assumeOffered(level);
    Rules keeping = new Rules(Leftover.KEEP, Duration.ofSeconds(1));
    try (FakeContext context = FakeContext.in(work)) {
      token = context.token();
      Execution.run(bash(context, "sleep WORD &"), keeping, context, opener(level));
    }
    assertThat(Survivors.having(word)).isNotEmpty();
    assertThat(controlGroups()).isEmpty();
    Survivors.having(word)
        .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
  }

  @ParameterizedTest
  @EnumSource
  void endsWhatACommandLeavesBehindAndKeepsItsExitCode(Level level) throws Exception {
    assumeOffered(level);
    Rules killing = new Rules(Leftover.KILL, Duration.ofMillis(200));
    try (FakeContext context = FakeContext.in(work)) {
      token = context.token();
      Ended ended =
          Execution.run(bash(context, "sleep WORD & exit 3"), killing, context, opener(level));
      assertThat(ended.exitCode()).isEqualTo(3);
    }
    assertThat(Survivors.having(word)).isEmpty();
  }

  private StepFailedException timeOut(Level level, String script) {
    try (FakeContext context = FakeContext.limited(work, Duration.ofSeconds(1))) {
      token = context.token();
      StepFailedException failure =
          catchThrowableOfType(
              StepFailedException.class,
              () -> Execution.run(bash(context, script), RULES, context, opener(level)));
      assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
      return failure;
    }
  }

  private void run(Level level, String script) throws StepFailedException {
    try (FakeContext context = FakeContext.in(work)) {
      token = context.token();
      Execution.run(bash(context, script), RULES, context, opener(level));
    }
  }

  private Command bash(FakeContext context, String script) {
    return Command.of(context, List.of("bash", "-c", script.replace("WORD", word)));
  }

  private static Function<String, Containment> opener(Level level) {
    return token -> level.open(token).orElseThrow();
  }

  private static void assumeOffered(Level level) {
    Optional<Containment> offered = level.open("playbook/test/offered");
    offered.ifPresent(Containment::close);
    assumeTrue(offered.isPresent(), "this machine does not offer " + level);
  }

  private List<Path> controlGroups() {
    return Stream.of("/sys/fs/cgroup/unified", "/sys/fs/cgroup/freezer", "/sys/fs/cgroup")
        .map(Path::of)
        .filter(Files::isDirectory)
        .flatMap(this::ours)
        .toList();
  }

  private Stream<Path> ours(Path parent) {
    try (Stream<Path> groups = Files.list(parent)) {
      return groups
          .filter(group -> group.getFileName().toString().contains(token.replace('/', '-')))
          .toList()
          .stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
