package dev.playbook.steps.prometheus;

import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a query is worth: at least one number.
 *
 * @param values the fields of the result
 * @param summary one phrase for the log
 */
record Reading(Map<String, Object> values, String summary) {
  private static final int SHOWN = 5;

  /** Judges an answer; nothing to judge, or more than was asked for, is thrown. */
  static Reading of(ApiAnswer answer, boolean several, Duration duration)
      throws StepFailedException {
    List<Sample> samples = samples(answer);
    if (samples.stream().noneMatch(Sample::isNumber)) {
      throw empty(samples.isEmpty());
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("empty", false);
    values.put("refused", false);
    values.put("timedOut", false);
    values.put("duration", duration);
    values.put("samples", samples.stream().map(Sample::shown).toList());
    if (several) {
      return new Reading(values, samples.size() + " series");
    }
    if (samples.size() > 1) {
      throw tooMany(samples);
    }
    values.put("value", samples.getFirst().value());
    return new Reading(values, "value " + samples.getFirst().value());
  }

  private static List<Sample> samples(ApiAnswer answer) throws StepFailedException {
    return switch (answer.kind()) {
      case "scalar" -> List.of(new Sample(Map.of(), Sample.number(answer.result())));
      case "vector" -> {
        List<Sample> samples = new ArrayList<>();
        for (Object element : answer.result()) {
          samples.add(Sample.of(element));
        }
        yield samples;
      }
      case "matrix" ->
          throw new StepFailedException(
              "the query gives values over a time, not one value now",
              "take one value out of them, for example with `rate(…)` or `max_over_time(…)`");
      case String kind ->
          throw new StepFailedException(
              "the query gives a " + kind + " where a number is wanted",
              "write the query itself: a value in `{{ }}` is a text in PromQL");
    };
  }

  private static StepFailedException empty(boolean nothing) {
    return new StepFailedException(
        Certainty.FAILED,
        nothing ? "no data: the query gave no sample" : "no data: the query gave only NaN",
        nothing
            ? "check names and labels, and whether the targets are scraped; `result.empty` judges it"
            : "see what is divided by zero in it; `result.empty` judges it",
        null,
        Map.of("empty", true, "refused", false, "timedOut", false));
  }

  private static StepFailedException tooMany(List<Sample> samples) {
    String some =
        samples.stream()
            .limit(SHOWN)
            .map(sample -> "\n  " + sample.labels() + " " + sample.value())
            .collect(Collectors.joining());
    return new StepFailedException(
        "the query gave "
            + samples.size()
            + " series where one value is wanted:"
            + some
            + (samples.size() > SHOWN ? "\n  …" : ""),
        "make one of them, for example with `sum(…)` or `max(…)`, or say `several: true`"
            + " and judge `result.samples`");
  }
}
