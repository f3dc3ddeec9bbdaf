package dev.playbook.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.run.RunEvent;
import dev.playbook.spi.Risk;
import dev.playbook.spi.StepResult;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LiveProgressTest {
  private final StringWriter err = new StringWriter();
  private final Console console =
      new Console(
          InputStream.nullInputStream(),
          new PrintWriter(new StringWriter()),
          new PrintWriter(err),
          new Console.Terminal(true, true, true, 100),
          "never",
          Map.of("LANG", "C.UTF-8"));

  private static RunEvent.Started started(String... keys) {
    return new RunEvent.Started(
        Instant.EPOCH,
        "7Q2K",
        "p",
        "P",
        "ab12",
        "here",
        RunEvent.Occasion.UNTOLD,
        "1.0",
        Map.of(),
        new RunEvent.EngineProcess("winston", "ops1", 1, "", ""),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Stream.of(keys)
            .map(key -> new RunEvent.Item(Phase.STEP, key, "shell", key, false, List.of()))
            .toList());
  }

  private static RunEvent.AttemptStarted begun(String key) {
    return new RunEvent.AttemptStarted(
        Instant.EPOCH, key, 1, "", Risk.CHANGE, List.of(), Duration.ofMinutes(1));
  }

  private static RunEvent.AttemptEnded ended(String key) {
    return new RunEvent.AttemptEnded(
        Instant.EPOCH, key, 1, new Outcome.Succeeded(StepResult.unchanged()), Duration.ZERO);
  }

  /** What a terminal shows in the end: erasing and going up undone line by line. */
  private List<String> screen() {
    Screen screen = new Screen();
    screen.write(err.toString());
    return screen.lines();
  }

  @Test
  void showsEveryStepThatIsUnderWayBelowWhatHasEnded() {
    try (LiveProgress live = new LiveProgress(console, true)) {
      live.on(started("g/a", "g/b", "g/c"));
      Stream.of("g/a", "g/b", "g/c").map(LiveProgressTest::begun).forEach(live::on);
      live.on(ended("g/b"));
      live.output("g/a", "hello");
      assertThat(screen())
          .satisfiesExactly(
              line -> assertThat(line).startsWith("RUN   p"),
              line -> assertThat(line).startsWith(" ✓ g/b"),
              line -> assertThat(line).isEqualTo("   g/a │ hello"),
              line -> assertThat(line).startsWith(" ● g/a"),
              line -> assertThat(line).startsWith(" ● g/c"));
    }
    assertThat(screen()).hasSize(4).last().isEqualTo("");
  }
}
