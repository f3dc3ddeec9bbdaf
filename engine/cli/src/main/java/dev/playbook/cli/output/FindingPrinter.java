package dev.playbook.cli.output;

import dev.playbook.spi.Examiner.Finding;
import dev.playbook.spi.Examiner.Health;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a machine or a target offers, a line each, with what to do about it. */
public record FindingPrinter(List<Finding> findings) {
  private static final int HEALTH_WIDTH = 6;

  /** Copies the findings. */
  public FindingPrinter {
    findings = List.copyOf(findings);
  }

  /** Returns whether nothing is missing that everybody needs. */
  public boolean isFit() {
    return count(Health.FAIL) == 0;
  }

  /** Returns the text, with a line end after each line. */
  public String text(Style style) {
    int width = Columns.widest(findings.stream().map(Finding::subject)) + 2;
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      lines.add(
          paint(finding.health(), style)
              + " ".repeat(HEALTH_WIDTH - word(finding.health()).length())
              + Columns.pad(finding.subject(), width)
              + finding.text());
      if (!finding.advice().isEmpty()) {
        lines.add(" ".repeat(HEALTH_WIDTH + width) + "help: " + finding.advice());
      }
    }
    lines.add("");
    lines.add(
        "%d looked at: %d missing, %d to know of"
            .formatted(findings.size(), count(Health.FAIL), count(Health.WARN)));
    return String.join("\n", lines) + "\n";
  }

  /** Returns it for programs. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("formatVersion", "1.0");
    json.put("fit", isFit());
    json.put("findings", findings.stream().map(FindingPrinter::json).toList());
    return json;
  }

  private static Map<String, Object> json(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("health", word(finding.health()));
    json.put("subject", finding.subject());
    json.put("text", finding.text());
    json.put("advice", finding.advice());
    return json;
  }

  private long count(Health health) {
    return findings.stream().filter(finding -> finding.health() == health).count();
  }

  private static String paint(Health health, Style style) {
    return switch (health) {
      case OK -> style.good(word(health));
      case WARN -> style.warn(word(health));
      case FAIL -> style.bad(word(health));
    };
  }

  private static String word(Health health) {
    return health.name().toLowerCase(Locale.ROOT);
  }
}
