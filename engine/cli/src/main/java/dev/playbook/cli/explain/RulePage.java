package dev.playbook.cli.explain;

import java.util.List;

/**
 * The page about one rule.
 *
 * @param id the id that diagnostics carry, for example {@code PB0104}
 * @param title what the rule is about, in half a sentence
 * @param body Markdown, without the heading
 */
public record RulePage(String id, String title, String body) implements Comparable<RulePage> {

  /** Reads the page of a rule, which begins with {@code # ID title}. */
  static RulePage of(String id, String markdown) {
    List<String> lines = markdown.strip().lines().toList();
    String title = lines.getFirst().replaceFirst("^# *(?:" + id + ":? *)?", "");
    String body = String.join("\n", lines.subList(1, lines.size())).strip();
    return new RulePage(id, title, body);
  }

  /** Orders by id. */
  @Override
  public int compareTo(RulePage other) {
    return id.compareTo(other.id());
  }
}
