package dev.playbook.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TookTest {
  @Test
  void takesTheNearestRank() {
    List<Duration> times = IntStream.rangeClosed(1, 20).mapToObj(Duration::ofSeconds).toList();
    assertThat(Took.of(times.reversed()))
        .isEqualTo(new Took(20, Duration.ofSeconds(10), Duration.ofSeconds(19)));
  }

  @Test
  void knowsOneRun() {
    Duration time = Duration.ofSeconds(3);
    assertThat(Took.of(List.of(time))).isEqualTo(new Took(1, time, time));
  }
}
