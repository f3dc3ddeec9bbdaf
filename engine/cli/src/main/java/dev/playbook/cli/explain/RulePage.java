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

  /** Reads a page that begins with {@code # ID title}. */
  static RulePage of(String markdown) {
    List<String> lines = markdown.lines().toList();
    String[] heading = lines.getFirst().split(" ", 3);
    String body = String.join("\n", lines.subList(1, lines.size())).strip();
    return new RulePage(heading[1], heading[2], body);
  }

  /** Orders by id. */
  @Override
  public int compareTo(RulePage other) {
    return id.compareTo(other.id());
  }
}
