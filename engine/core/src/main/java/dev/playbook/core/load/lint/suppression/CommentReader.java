package dev.playbook.core.load.lint.suppression;

import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the suppressions of one file. */
final class CommentReader {
  private static final Pattern COMMENT =
      Pattern.compile("(?:^|\\s)#\\s*playbook-ignore:\\s*([A-Za-z]*\\d*)(.*)$");

  private final Source source;
  private final List<String> lines;
  private final Regions regions;

  CommentReader(Source source, YamlTree.Mapping root) {
    this.source = source;
    this.lines = source.lines();
    this.regions = new Regions(root);
  }

  List<Suppression> suppressions() {
    List<Suppression> found = new ArrayList<>();
    for (int line = 1; line <= lines.size(); line++) {
      Matcher comment = COMMENT.matcher(lines.get(line - 1));
      if (comment.find() && !regions.isQuoted(line, column(line, comment.start(1)))) {
        found.add(suppression(line, comment));
      }
    }
    return found;
  }

  private Suppression suppression(int line, Matcher comment) {
    String text = lines.get(line - 1);
    boolean alone = text.stripLeading().startsWith("#");
    int first = alone ? nextLine(line) : line;
    int start = column(line, comment.start(1));
    int end = Math.max(start + 1, column(line, comment.end(1)));
    return new Suppression(
        comment.group(1),
        comment.group(2).strip(),
        new Span(source, line, start, line, end),
        first,
        regions.lastLineOf(first));
  }

  /** The line that a comment above it speaks of: the next one that is no comment itself. */
  private int nextLine(int line) {
    int next = line + 1;
    while (next <= lines.size() && isNoContent(lines.get(next - 1))) {
      next++;
    }
    return next;
  }

  private static boolean isNoContent(String line) {
    return line.isBlank() || line.stripLeading().startsWith("#");
  }

  private int column(int line, int offset) {
    return lines.get(line - 1).codePointCount(0, offset) + 1;
  }
}
