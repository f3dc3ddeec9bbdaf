package dev.playbook.steps.hang;

import dev.playbook.fixtures.Loopback;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.FakeContext;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * A step whose service hangs.
 *
 * @param name in which way
 */
record Hang(String name, Scene scene) {
  private static final Duration LIMIT = Duration.ofMillis(600);
  private static final Duration LONGER = Duration.ofSeconds(3);

  /** Lets a service hang under a step, and returns how much longer the step took than its time. */
  @FunctionalInterface
  interface Scene {
    Duration over(Path folder) throws Exception;
  }

  /** Returns how much longer the step took than it had. */
  Duration over(Path folder) throws Exception {
    return scene.over(folder);
  }

  @Override
  public String toString() {
    return name;
  }

  static List<Hang> all() {
    return Stream.of(cheap(), DockerHangs.underWay(), DatabaseHangs.underWay(), GitHangs.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Those that take no more than their time, and start nothing. */
  static List<Hang> cheap() {
    return Stream.of(DockerHangs.silent(), DatabaseHangs.silent(), HttpHangs.all())
        .flatMap(List::stream)
        .toList();
  }

  /** One of a step behind a port at which connections are taken and nothing is said. */
  static Hang silence(String name, IntFunction<Step> behind) {
    return new Hang(
        name,
        folder -> {
          try (ServerSocket silent = Loopback.silent()) {
            return over(behind.apply(silent.getLocalPort()), folder);
          }
        });
  }

  /** Runs a step that has little time. */
  static Duration over(Step step, Path folder) {
    return over(step, folder, Map.of());
  }

  /** Runs a step that has little time, with variables. */
  static Duration over(Step step, Path folder, Map<String, String> environment) {
    return over(step, folder, LIMIT, environment);
  }

  /** Runs a step that has the time to begin its work. */
  static Duration overLonger(Step step, Path folder, Map<String, String> environment) {
    return over(step, folder, LONGER, environment);
  }

  private static Duration over(
      Step step, Path folder, Duration limit, Map<String, String> environment) {
    try (FakeContext context = FakeContext.limited(folder, limit).with(environment)) {
      long begun = System.nanoTime();
      try {
        step.run(context);
        throw new AssertionError("nothing hung");
      } catch (StepFailedException | InterruptedException ended) {
        return Duration.ofNanos(System.nanoTime() - begun).minus(limit);
      }
    } finally {
      boolean _ = Thread.interrupted();
    }
  }
}
