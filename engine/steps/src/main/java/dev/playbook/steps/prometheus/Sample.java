package dev.playbook.steps.prometheus;

import dev.playbook.spi.StepFailedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One series at one moment.
 *
 * @param value may be infinite or not a number
 */
record Sample(Map<?, ?> labels, double value) {

  /** Reads an element of a vector. */
  static Sample of(Object element) throws StepFailedException {
    Map<?, ?> series = element instanceof Map<?, ?> map ? map : Map.of();
    if (series.containsKey("histogram")) {
      throw new StepFailedException(
          "the query gave a histogram where a number is wanted",
          "take a number out of it, for example with `histogram_quantile(0.95, …)`");
    }
    return new Sample(
        series.get("metric") instanceof Map<?, ?> labels ? labels : Map.of(),
        number(series.get("value") instanceof List<?> pair ? pair : List.of()));
  }

  /** Reads the value out of a pair of time and text. */
  static double number(List<?> pair) throws StepFailedException {
    String text = pair.size() == 2 ? String.valueOf(pair.get(1)) : "";
    try {
      return Double.parseDouble(text.replace("Inf", "Infinity"));
    } catch (NumberFormatException e) {
      throw new StepFailedException(
          "Prometheus sent `" + text + "` where a number is wanted", "see what answers there");
    }
  }

  boolean isNumber() {
    return !Double.isNaN(value);
  }

  /** Returns the labels, and the value when it is a number. */
  Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("labels", labels);
    if (isNumber()) {
      shown.put("value", value);
    }
    return shown;
  }
}
