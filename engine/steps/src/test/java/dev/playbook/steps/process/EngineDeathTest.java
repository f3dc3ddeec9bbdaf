package dev.playbook.steps.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.process.containment.Containment;
import dev.playbook.steps.process.containment.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class EngineDeathTest {
  /** A daemon that nothing but its containment ties to the command. */
  private static final String DAEMON = "(setsid env -i bash -c 'sleep WORD; :' &); ";

  @TempDir Path work;
  private final String word = "8641" + ThreadLocalRandom.current().nextInt(10_000, 99_999);

  @ParameterizedTest
  @EnumSource
  void theCommandOutlivesAKilledEngineAndItsEndIsRecorded(Level level) throws Exception {
    DyingEngine engine =
        killed(level, "echo before; until [ -e go ]; do sleep 0.05; done; echo after; exit 5");
    assertThat(engine.shim().resolve("rc")).doesNotExist();
    Files.createFile(work.resolve("go"));
    Shim shim = new Shim(engine.shim());
    Eventually.holds(() -> shim.exitCode().isPresent());
    assertThat(shim.exitCode()).hasValue(5);
    assertThat(engine.shim().resolve("stdout")).hasContent("before\nafter\n");
  }

  @ParameterizedTest
  @EnumSource
  void whatItLeftIsEndedByTheNextEngine(Level level) throws Exception {
    DyingEngine engine = killed(level, "(setsid sleep WORD &); exit 4");
    Eventually.holds(() -> new Shim(engine.shim()).exitCode().isPresent());
    assertThat(Survivors.having(word)).isNotEmpty();
    try (FakeContext next = next(engine, Duration.ofMinutes(1))) {
      StepFailedException failure = failure(next);
      assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
      assertThat(failure).hasMessageContaining("exit code 4, but left processes behind");
    }
    assertThat(Survivors.having(word)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SESSION")
  void theNextEngineLeavesNothingWhenTheTimeIsUp(Level level) throws Exception {
    DyingEngine engine = killed(level, DAEMON + "sleep WORD");
    try (FakeContext next = next(engine, Duration.ofMillis(200))) {
      StepFailedException failure = failure(next);
      assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
      assertThat(failure).hasMessageContaining(level.proof().orElseThrow());
    }
    assertThat(Survivors.having(word)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = "SESSION")
  void theNextEngineClaimsNoMoreThanASessionProvesAndTheOneAfterIt(Level level) throws Exception {
    DyingEngine engine = killed(level, DAEMON + "sleep WORD");
    try (FakeContext next = next(engine, Duration.ofMillis(200));
        FakeContext last = next(engine, Duration.ofMinutes(1))) {
      assertThat(failure(next)).hasMessageContaining("nothing proves it");
      assertThat(new Shim(engine.shim()).exitCode()).isPresent();
      assertThat(failure(last).certainty()).isEqualTo(Certainty.UNKNOWN);
    } finally {
      Survivors.having(word)
          .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }
  }

  private DyingEngine killed(Level level, String script) throws Exception {
    Optional<Containment> offered = level.open("playbook/test/offered");
    offered.ifPresent(Containment::close);
    assumeTrue(offered.isPresent(), "this machine does not offer " + level);
    DyingEngine engine =
        DyingEngine.run(work, "touch begun; " + script.replace("WORD", word), level.name());
    Eventually.holds(() -> Files.exists(work.resolve("begun")));
    engine.kill();
    return engine;
  }

  private FakeContext next(DyingEngine engine, Duration limit) throws Exception {
    return FakeContext.again(
        work,
        engine.shim().resolveSibling(""),
        Files.readString(engine.shim().resolve("token")),
        limit);
  }

  private static Aftermath.Found found(FakeContext context) throws Exception {
    return Aftermath.of(Instant.now(), Rules.STRICT, context);
  }

  private static StepFailedException failure(FakeContext context) {
    StepFailedException failure =
        catchThrowableOfType(StepFailedException.class, () -> found(context));
    boolean ignored = Thread.interrupted();
    return failure;
  }
}
