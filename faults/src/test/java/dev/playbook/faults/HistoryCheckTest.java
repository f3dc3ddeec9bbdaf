package dev.playbook.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.activity.Outcome.Cause;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.run.Resolution;
import dev.playbook.core.run.RunEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check itself is checked: with a true history that is falsified in one way at a time. */
final class HistoryCheckTest {
  private static final int BEGIN_OF_SECOND = 2;
  private static final int END_OF_SECOND = 3;

  private final RecordedRun recorded;
  private final List<RunEvent> events;
  private final List<Effect> effects;
  private final List<Long> living = new ArrayList<>();

  HistoryCheckTest(@TempDir Path directory) throws Exception {
    Scene scene = Scene.in(directory, "steps");
    scene.playbook(Scene.RUN);
    this.recorded = scene.run().orElseThrow();
    this.events = new ArrayList<>(recorded.events());
    this.effects = new ArrayList<>(scene.effects());
  }

  private List<String> findings() {
    RecordedRun falsified =
        new RecordedRun(
            recorded.directory(), recorded.started(), events, recorded.head(), recorded.damage());
    return HistoryCheck.findings(falsified, effects, living);
  }

  private static boolean isStart(RunEvent event) {
    return event instanceof RunEvent.AttemptStarted it && it.key().equals("second");
  }

  private static boolean isEnd(RunEvent event) {
    return event instanceof RunEvent.AttemptEnded it && it.key().equals("second");
  }

  private int index(Predicate<RunEvent> of) {
    return events.indexOf(events.stream().filter(of).findFirst().orElseThrow());
  }

  private void fails(Cause cause, Duration earlier) {
    int index = index(HistoryCheckTest::isEnd);
    RunEvent.AttemptEnded end = (RunEvent.AttemptEnded) events.get(index);
    events.set(
        index,
        new RunEvent.AttemptEnded(
            end.at().minus(earlier),
            end.key(),
            end.attempt(),
            new Outcome.Failed(cause, "no", ""),
            end.took()));
  }

  private void finds(String finding, Consumer<HistoryCheckTest> falsify) {
    falsify.accept(this);
    assertThat(findings()).anyMatch(found -> found.startsWith(finding));
  }

  @Test
  void findsNothingInATrueOne() {
    assertThat(findings()).isEmpty();
  }

  @Test
  void findsAnEffectWithoutAStart() {
    finds(
        "1: second has an effect and no start",
        it -> it.events.removeIf(HistoryCheckTest::isStart));
  }

  @Test
  void findsAStartThatWasWrittenAfterItsEffect() {
    finds(
        "1: second has an effect and no start",
        it -> {
          Effect begin = it.effects.get(BEGIN_OF_SECOND);
          it.effects.set(
              BEGIN_OF_SECOND,
              new Effect(
                  begin.run(), begin.key(), 1, false, begin.at().minus(Duration.ofMinutes(1))));
        });
  }

  @Test
  void findsWhatIsDoneTwiceInOneAttempt() {
    finds("2: second #1 begins 2 times", it -> it.effects.add(it.effects.get(BEGIN_OF_SECOND)));
  }

  @Test
  void findsWhatIsBegunAgainWithoutAReason() {
    finds(
        "2: second begins again",
        it -> it.events.add(it.events.get(it.index(HistoryCheckTest::isStart))));
  }

  @Test
  void findsASuccessWithoutAnEffect() {
    finds("3: second succeeded and has no effect", it -> it.effects.remove(END_OF_SECOND));
  }

  @Test
  void findsAnEffectOfWhatWasNeverBegun() {
    finds("3: second was never begun", it -> it.fails(Cause.NOT_STARTED, Duration.ZERO));
  }

  @Test
  void findsAnEffectAfterAFailure() {
    finds("3: second has an effect after", it -> it.fails(Cause.TIMED_OUT, Duration.ofSeconds(9)));
  }

  @Test
  void findsAnEffectOfWhatWasSeenNotToBeDone() {
    finds(
        "3: second was seen not to be done",
        it ->
            it.events.set(
                it.index(HistoryCheckTest::isEnd),
                new RunEvent.Resolved(Instant.EPOCH, "second", Resolution.NOT_DONE, "", "seen")));
  }

  @Test
  void findsStepsThatOverlap() {
    finds(
        "4: third begins within second",
        it -> it.effects.add(END_OF_SECOND, it.effects.remove(END_OF_SECOND + 1)));
  }

  @Test
  void findsWhatStillWorks() {
    finds("5: still works", it -> it.living.add(1L));
  }

  @Test
  void findsARunWithoutAnEnd() {
    finds("6: the run has no end", it -> it.events.removeIf(RunEvent.Ended.class::isInstance));
  }
}
