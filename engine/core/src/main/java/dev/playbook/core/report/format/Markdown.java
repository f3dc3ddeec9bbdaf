package dev.playbook.core.report.format;

import dev.playbook.core.source.Harmless;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text of playbooks as Markdown in which none of it is taken for a sign. */
public final class Markdown {
  private static final String SIGNS = "\\`*_[]#~!$";

  private Markdown() {}

  /** Returns a text of one line that is shown as it is written. */
  public static String text(String text) {
    StringBuilder escaped = new StringBuilder();
    line(text).codePoints().forEach(c -> append(c, escaped));
    return escaped.toString();
  }

  private static void append(int c, StringBuilder escaped) {
    switch (c) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      default -> {
        if (SIGNS.indexOf(c) >= 0) {
          escaped.append('\\');
        }
        escaped.appendCodePoint(c);
      }
    }
  }

  /** Returns a text in which what stands between two backticks is code. */
  public static String prose(String text) {
    List<String> parts = List.of(text.split("`", -1));
    if (parts.size() % 2 == 0) {
      return text(text);
    }
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      shown.append(i % 2 == 0 ? text(parts.get(i)) : code(parts.get(i)));
    }
    return shown.toString();
  }

  /** Returns a paragraph: nothing at its beginning makes it a list or a heading. */
  public static String paragraph(String text) {
    return prose(text.strip())
        .replaceFirst("^([-+=])", "\\\\$1")
        .replaceFirst("^(\\d+)([.)])", "$1\\\\$2");
  }

  /** Returns a text of one line as code. */
  public static String code(String text) {
    String line = line(text);
    if (line.isBlank()) {
      return "";
    }
    String fence = "`";
    while (line.contains(fence)) {
      fence += "`";
    }
    String pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return fence + pad + line + pad + fence;
  }

  /**
   * Returns a text of several lines as code behind an item of a list; nothing for an empty text.
   *
   * @param indent how far the text of the item is indented
   */
  public static String block(int indent, String text) {
    if (text.isBlank()) {
      return "";
    }
    String fence = fence(text);
    return Stream.of(Stream.of("", "", fence), text.lines().map(Harmless::text), Stream.of(fence))
        .flatMap(lines -> lines)
        .map(line -> line.isEmpty() ? line : " ".repeat(indent) + line)
        .collect(Collectors.joining("\n"));
  }

  /** Returns a fence that nothing in the text can close. */
  public static String fence(String text) {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    return fence;
  }

  /** Returns a table with a line end after each line; its cells are Markdown already. */
  public static String table(List<String> head, List<List<String>> rows) {
    StringBuilder table = new StringBuilder(row(head));
    table.append("|").append("---|".repeat(head.size())).append('\n');
    rows.forEach(cells -> table.append(row(cells)));
    return table.toString();
  }

  private static String row(List<String> cells) {
    return cells.stream()
            .map(cell -> " " + cell.replace("|", "\\|") + " |")
            .collect(Collectors.joining("", "|", ""))
        + "\n";
  }

  private static String line(String text) {
    return Harmless.text(text.replaceAll("\\s+", " "));
  }
}
