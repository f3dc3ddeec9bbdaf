package dev.playbook.core.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.activity.Reading;
import dev.playbook.core.activity.Reading.Verdict;
import dev.playbook.core.model.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looks are written as a letter each, ten seconds apart: b breach, f fine, n no data. */
final class CourseTest {

  @ParameterizedTest(name = "{0} for {1}: {2}, fires {3}, lasted {4}")
  @CsvSource({
    "f,       1m,  FINE,    false, 0s",
    "b,       1m,  BREACH,  false, 0s",
    "n,       1m,  NO_DATA, false, 0s",
    "b,       0s,  BREACH,  true,  0s",
    "n,       0s,  NO_DATA, false, 0s",
    "bbb,     20s, BREACH,  true,  20s",
    "bbb,     21s, BREACH,  false, 20s",
    "fbbb,    20s, BREACH,  true,  20s",
    "bbf,     10s, FINE,    true,  0s",
    "bfb,     20s, BREACH,  false, 0s",
    "bbfbb,   20s, BREACH,  false, 10s",
    "bnb,     20s, BREACH,  false, 0s",
    "bbnbb,   20s, BREACH,  false, 10s",
    "bbn,     20s, NO_DATA, false, 0s",
    "nnnnnnn, 10s, NO_DATA, false, 0s",
    "fffffff, 10s, FINE,    false, 0s",
  })
  void saysWhatLooksAmountTo(
      String looks, String lasting, Verdict verdict, boolean fires, String lasted) {
    Course course = Course.of(duration(lasting), samples(looks));
    assertThat(course).isEqualTo(new Course(verdict, duration(lasted), fires, lastOf(looks)));
  }

  @Test
  void countsTheTimeBetweenLooksAndNotTheirNumber() {
    List<Sample> uneven =
        List.of(
            new Sample(Duration.ZERO, new Reading(Verdict.BREACH, "")),
            new Sample(Duration.ofSeconds(59), new Reading(Verdict.BREACH, "")),
            new Sample(Duration.ofSeconds(61), new Reading(Verdict.BREACH, "")));
    assertThat(Course.of(Duration.ofMinutes(1), uneven).fires()).isTrue();
    assertThat(Course.of(Duration.ofMinutes(1), uneven.subList(0, 2)).fires()).isFalse();
  }

  private static List<Sample> samples(String looks) {
    List<Sample> samples = new ArrayList<>();
    for (int at = 0; at < looks.length(); at++) {
      samples.add(
          new Sample(
              Duration.ofSeconds(10L * at),
              new Reading(verdict(looks.charAt(at)), looks.charAt(at) + " " + at)));
    }
    return samples;
  }

  private static String lastOf(String looks) {
    int last = looks.length() - 1;
    return looks.charAt(last) + " " + last;
  }

  private static Verdict verdict(char letter) {
    return switch (letter) {
      case 'b' -> Verdict.BREACH;
      case 'f' -> Verdict.FINE;
      default -> Verdict.NO_DATA;
    };
  }

  private static Duration duration(String text) {
    return Durations.parse(text).orElseThrow();
  }
}
