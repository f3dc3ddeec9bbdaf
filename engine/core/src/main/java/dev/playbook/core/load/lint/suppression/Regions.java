package dev.playbook.core.load.lint.suppression;

import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import java.util.List;

/** Which lines belong together in a file, by its tree. */
final class Regions {
  private final YamlTree.Mapping root;

  Regions(YamlTree.Mapping root) {
    this.root = root;
  }

  /** Returns the last line of the step or key that begins in a line; that line when none does. */
  int lastLineOf(int line) {
    return lastLine(root, line);
  }

  private static int lastLine(YamlTree tree, int line) {
    return switch (tree) {
      case YamlTree.Mapping(List<YamlTree.Entry> entries, _) ->
          entries.stream().mapToInt(entry -> ofEntry(entry, line)).max().orElse(line);
      case YamlTree.Sequence(List<YamlTree> items, _) ->
          items.stream().mapToInt(item -> ofItem(item, line)).max().orElse(line);
      case YamlTree.Scalar _ -> line;
    };
  }

  private static int ofEntry(YamlTree.Entry entry, int line) {
    return entry.key().span().line() == line
        ? Math.max(line, last(entry.value()))
        : lastLine(entry.value(), line);
  }

  private static int ofItem(YamlTree item, int line) {
    return item.span().line() == line ? last(item) : lastLine(item, line);
  }

  /**
   * The span of a block reaches to whatever comes next, so the last line is that of its content.
   */
  private static int last(YamlTree tree) {
    return switch (tree) {
      case YamlTree.Mapping(List<YamlTree.Entry> entries, Span span) ->
          entries.isEmpty() ? span.line() : last(entries.getLast().value());
      case YamlTree.Sequence(List<YamlTree> items, Span span) ->
          items.isEmpty() ? span.line() : last(items.getLast());
      case YamlTree.Scalar(_, _, _, Span span) -> last(span);
    };
  }

  /** The span of a script of several lines ends before the first column of the line below. */
  private static int last(Span span) {
    boolean none = span.endColumn() == 1 && span.endLine() > span.line();
    return none ? span.endLine() - 1 : span.endLine();
  }

  /** Returns whether a place lies inside of a text that is no script of several lines. */
  boolean isQuoted(int line, int column) {
    return isQuoted(root, line, column);
  }

  private static boolean isQuoted(YamlTree tree, int line, int column) {
    return switch (tree) {
      case YamlTree.Mapping(List<YamlTree.Entry> entries, _) ->
          entries.stream().anyMatch(entry -> isQuoted(entry.value(), line, column));
      case YamlTree.Sequence(List<YamlTree> items, _) ->
          items.stream().anyMatch(item -> isQuoted(item, line, column));
      case YamlTree.Scalar scalar ->
          !scalar.text().contains("\n") && holds(scalar.span(), line, column);
    };
  }

  private static boolean holds(Span span, int line, int column) {
    boolean begun = line > span.line() || (line == span.line() && column >= span.column());
    boolean ended = line > span.endLine() || (line == span.endLine() && column >= span.endColumn());
    return begun && !ended;
  }
}
