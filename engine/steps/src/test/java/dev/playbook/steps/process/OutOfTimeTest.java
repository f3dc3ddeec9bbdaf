package dev.playbook.steps.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.fixtures.goal.Goal;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.process.containment.Containment;
import dev.playbook.steps.process.containment.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands of every shape run out of time; what is left of them is looked for in {@code /proc}. */
@Tag(Goal.TAG)
final class OutOfTimeTest {
  private static final Duration LIMIT = Duration.ofMillis(400);
  private static final Duration GRACE = Duration.ofMillis(200);
  private static final Duration USUALLY = Duration.ofSeconds(1);

  /** A machine that others use may let anybody wait. */
  private static final Duration AT_WORST = Duration.ofSeconds(4);

  private static final int AT_ONCE = 2;
  private static final AtomicInteger WORD = new AtomicInteger();

  @TempDir Path work;

  /** How the processes of a command hang together. */
  private enum Shape {
    ALONE("sleep WORD"),
    DEAF("trap '' TERM; while :; do sleep WORD; done"),
    BESIDE("sleep WORD & sleep WORD"),
    ORPHAN("(sleep WORD &); sleep WORD"),
    OWN_SESSION("setsid sleep WORD & sleep WORD"),
    DAEMON("setsid bash -c '(setsid sleep WORD &)'; sleep WORD"),
    NOHUP("nohup sleep WORD >/dev/null 2>&1 & sleep WORD"),
    PIPELINE("sleep WORD | sleep WORD | cat"),
    DEAF_FAMILY(
        "trap '' TERM; setsid bash -c \"trap '' TERM; (sleep WORD & sleep WORD) & sleep WORD\" &"
            + " while :; do sleep WORD; done");

    private final String script;

    Shape(String script) {
      this.script = script;
    }
  }

  /** Commands that want to get away. */
  private enum Adversary {
    WITHOUT_ENVIRONMENT(
        "(setsid env -i bash -c 'trap \"\" TERM; while :; do sleep WORD; done' &); sleep WORD"),
    NEVER_THE_SAME("hop() { (hop WORD & ) ; }; hop & sleep WORD"),
    STORM("for i in $(seq 400); do setsid sleep WORD & done; wait"),
    STOPPED("bash -c 'kill -STOP $$; sleep WORD' WORD & sleep WORD");

    private final String script;

    Adversary(String script) {
      this.script = script;
    }

    /** A session is no more than a mark that these two take off. */
    boolean isTooMuchFor(Level level) {
      return level == Level.SESSION && (this == WITHOUT_ENVIRONMENT || this == NEVER_THE_SAME);
    }
  }

  /** A command that ran out of time, and what is left of it. */
  private record Case(String name, Future<Ended> ended) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** How it ended. */
  private record Ended(Certainty certainty, Duration late, List<Long> left) {}

  @ParameterizedTest
  @EnumSource
  void leavesNothingOfAnyShape(Level level) {
    List<String> scripts = Stream.of(Shape.values()).map(it -> it.script).toList();
    check(level, "9 shapes, " + words(level), Goal.times(1, 20, scripts), AT_ONCE);
  }

  @ParameterizedTest
  @EnumSource
  void leavesNothingOfWhatWantsToGetAway(Level level) {
    List<String> scripts =
        Stream.of(Adversary.values())
            .filter(it -> !it.isTooMuchFor(level))
            .map(it -> it.script)
            .toList();
    String what = "4 that want to get away, " + words(level);
    check(level, what, Goal.times(1, 10, scripts), 1);
  }

  private void check(Level level, String what, List<String> scripts, int atOnce) {
    if (!isOffered(level)) {
      Goal.R7.cannotBeTried(what, "not offered");
      return;
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      List<Case> cases =
          scripts.stream()
              .map(script -> new Case(script, threads.submit(() -> timeOut(level, script))))
              .toList();
      Goal.R7.each(what, cases, one -> check(level, one));
      assertThat(median(cases)).as("after the grace").isLessThan(USUALLY);
    }
  }

  private static Duration median(List<Case> cases) {
    return cases.stream()
        .map(one -> one.ended().resultNow().late())
        .sorted()
        .toList()
        .get(cases.size() / 2);
  }

  private static void check(Level level, Case one) throws Exception {
    Ended ended = one.ended().get();
    assertThat(ended.left()).as("left").isEmpty();
    assertThat(ended.certainty())
        .isEqualTo(level.proof().isPresent() ? Certainty.FAILED : Certainty.UNKNOWN);
    assertThat(ended.late()).as("after the grace").isLessThan(AT_WORST);
  }

  private Ended timeOut(Level level, String script) {
    String word =
        "864%d%05d".formatted(ThreadLocalRandom.current().nextInt(100), WORD.incrementAndGet());
    long begun = System.nanoTime();
    try (FakeContext context = FakeContext.limited(work, LIMIT)) {
      Command command =
          Command.of(context, List.of("bash", "-c", script.replace("WORD", word), word));
      Rules rules = new Rules(Leftover.FAIL, GRACE);
      StepFailedException failure =
          catchThrowableOfType(
              StepFailedException.class,
              () -> Execution.run(command, rules, context, it -> level.open(it).orElseThrow()));
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
      List<Long> left = Survivors.having(word);
      left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
      return new Ended(failure.certainty(), took.minus(LIMIT).minus(GRACE), left);
    }
  }

  private static boolean isOffered(Level level) {
    Optional<Containment> offered = level.open("playbook/test/offered");
    offered.ifPresent(Containment::close);
    return offered.isPresent();
  }

  private static String words(Level level) {
    return level.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
