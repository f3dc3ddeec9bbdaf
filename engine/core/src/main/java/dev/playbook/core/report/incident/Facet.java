package dev.playbook.core.report.incident;

import java.util.List;
import java.util.regex.Pattern;

/** What a validation tells about, by what its expressions ask of the result. */
public enum Facet {
  SERVICE("Service status"),
  PERFORMANCE("Performance metrics"),
  DATA("Data integrity");

  private static final Pattern MEASURED =
      Pattern.compile("\\b(?:duration|p50|p95|p99|errorRate|timedOut|value|cpu\\w*|memory\\w*)\\b");

  /** A query whose field is called {@code ok} only asks whether its service answers. */
  private static final Pattern COUNTED =
      Pattern.compile("\\b(?:rows(?!\\[0]\\.ok\\b)|count|before|sha256)\\b");

  private final String label;

  Facet(String label) {
    this.label = label;
  }

  static Facet of(List<String> expected) {
    if (expected.stream().anyMatch(text -> MEASURED.matcher(text).find())) {
      return PERFORMANCE;
    }
    return expected.stream().anyMatch(text -> COUNTED.matcher(text).find()) ? DATA : SERVICE;
  }

  /** Returns how the report calls it. */
  public String label() {
    return label;
  }
}
