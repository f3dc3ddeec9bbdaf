package dev.playbook.steps.docker.stats;

import static dev.playbook.steps.docker.ScratchContainer.docker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.playbook.spi.Inspection.NothingToDo;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.docker.ScratchContainer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerStatsTest {
  private static final double MEBIBYTE = 1024 * 1024;

  @TempDir Path folder;

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void tellsTheShareOfTheLimitWithoutPageCache() throws Exception {
    try (var scratch =
            ScratchContainer.running(
                List.of("--memory", "200m"),
                "sh",
                "-c",
                "head -c 60000000 /dev/zero > /tmp/cached; cat /tmp/cached > /dev/null; sync;"
                    + " x=$(head -c 20000000 /dev/zero | tr '\\0' x); touch /ready; sleep 3600");
        var context = FakeContext.in(folder)) {
      scratch.sh("until test -e /ready; do sleep 0.1; done");
      Step step = step(Map.of("web", scratch.name()), 1);
      assertThat(step.preview().risk()).isEqualTo(Risk.READ);
      assertThat(step.inspect(context)).isEqualTo(new NothingToDo("only reads"));
      var values = step.run(context).values();
      var web = of(values, "web");
      assertThat(web).containsEntry("memoryLimit", 200L * 1024 * 1024);
      assertThat(number(web, "memoryUsed") / MEBIBYTE).isBetween(15.0, 60.0);
      assertThat(number(web, "memoryPercent"))
          .isEqualTo(number(web, "memoryUsed") / (200 * MEBIBYTE));
      String printed = docker("stats", "--no-stream", "--format", "{{.MemPerc}}", scratch.name());
      assertThat(number(web, "memoryPercent") * 100)
          .isCloseTo(Double.parseDouble(printed.replace("%", "")), within(3.0));
      assertThat(context.lines().getFirst()).startsWith(scratch.name() + ": memory ");
    }
  }

  @Test
  void tellsWhichIsTheHighest() throws Exception {
    try (var big = ScratchContainer.idle("--memory", "8m");
        var small = ScratchContainer.idle("--memory", "2g");
        var context = FakeContext.in(folder)) {
      var values = step(Map.of("big", big.name(), "small", small.name()), 1).run(context).values();
      assertThat(values)
          .containsEntry("highest", "big")
          .containsEntry("running", 2L)
          .containsEntry("memoryPercent", of(values, "big").get("memoryPercent"));
      assertThat((Long) values.get("pids")).isBetween(1L, 5L);
    }
  }

  @Test
  void tellsWhoKeepsAProcessorBusy() throws Exception {
    try (var busy = ScratchContainer.running(List.of(), "sh", "-c", "while :; do :; done");
        var idle = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      var values = step(Map.of("busy", busy.name(), "idle", idle.name()), 2).run(context).values();
      assertThat(number(of(values, "busy"), "cpuPercent")).isBetween(0.1, 1.2);
      assertThat(number(of(values, "idle"), "cpuPercent")).isLessThan(0.05);
      assertThat(values.get("cpuPercent")).isEqualTo(of(values, "busy").get("cpuPercent"));
    }
  }

  @Test
  void tellsNothingOfAContainerThatDoesNotRun() throws Exception {
    try (var ran = ScratchContainer.idle();
        var stood = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      docker("kill", stood.name());
      var values = step(Map.of("ran", ran.name(), "stood", stood.name()), 1).run(context).values();
      assertThat(values).containsEntry("running", 1L).containsEntry("highest", "ran");
      assertThat(of(values, "stood"))
          .containsEntry("state", "exited")
          .containsEntry("memoryPercent", null);
      var failure = Failures.ofRun(step(Map.of("stood", stood.name()), 1), context);
      assertThat(failure).hasMessage("none of the containers runs: `%s` is exited", stood.name());
      assertThat(failure.values()).containsEntry("running", 0L);
    }
  }

  @Test
  void failsWhenAContainerIsMissing() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      assertThat(Failures.ofRun(step(Map.of("web", scratch.name() + "x"), 1), context))
          .hasMessage("container `%sx` does not exist", scratch.name());
    }
  }

  @Test
  void measuresNoLongerThanItsTime() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.limited(folder, Duration.ofMillis(1500))) {
      long begin = System.nanoTime();
      assertThatThrownBy(() -> step(Map.of("web", scratch.name()), 60).run(context))
          .isInstanceOf(InterruptedException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    }
  }

  private static double number(Map<String, Object> values, String key) {
    return ((Number) Objects.requireNonNull(values.get(key))).doubleValue();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> of(Map<String, Object> values, String word) {
    var containers = (Map<String, Object>) Objects.requireNonNull(values.get("containers"));
    return (Map<String, Object>) Objects.requireNonNull(containers.get(word));
  }

  private static Step step(Map<String, String> names, int samples) {
    List<String> words = names.keySet().stream().sorted().toList();
    return new DockerStatsStepType()
        .bind(FakeInputs.of(Map.of("containers", words, "samples", samples)).naming(names));
  }
}
