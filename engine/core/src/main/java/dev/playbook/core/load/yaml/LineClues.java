package dev.playbook.core.load.yaml;

import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Causes that stand plainly in a line, where the parser only says what it had hoped for. */
final class LineClues {
  private static final Pattern UNQUOTED_TEMPLATE =
      Pattern.compile("(?:[:\\[,{]\\s+|^\\s*-\\s+)(\\{\\{.*\\S)");
  private static final Pattern VALUE_IN_BRACKETS =
      Pattern.compile("(?:\\{\\{.*?}}|[^\\s,{}\\[\\]])+");
  private static final Pattern CONFLICT = Pattern.compile("^(<{7} .*|={7}|>{7} .*)$");
  private static final Pattern OTHER_TEMPLATE =
      Pattern.compile("^\\s*(\\{%.*|\\{\\{-?\\s*(?:if|else|end|range|with|include)\\b.*)$");
  private static final Pattern FOREIGN_SPACE =
      Pattern.compile("^(?:[^\"'#]*[-:,\\[{])?\\s*([\\p{Zs}&&[^ ]])");
  private static final Pattern DIRECTIVE = Pattern.compile("^(%[A-Z]+.*)$");
  private static final Pattern COMMENT = Pattern.compile("^\\s*(//.*)$");
  private static final Pattern DASH = Pattern.compile("^\\s*(-[^\\s-].*)$");
  private static final Pattern COLON = Pattern.compile("^\\s*(?:- )?([\\w-]+:[^\\s:/].*)$");

  private final Source source;
  private final List<String> lines;

  LineClues(Source source) {
    this.source = source;
    this.lines = source.lines();
  }

  /** Returns the cause that a line shows by itself; the block may have begun in another line. */
  Optional<Diagnostic> at(int line, int began) {
    return Stream.of(line, began, line - 1)
        .flatMap(
            number ->
                Stream.of(
                    conflict(number), otherTemplate(number), directive(number), comment(number)))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> unquotedTemplate(line))
        .or(() -> foreignSpace(line - 1))
        .or(() -> foreignSpace(line));
  }

  /** Returns a dash that sticks to its item, in the line before. */
  Optional<Diagnostic> dash(int line) {
    return found(DASH, line - 1)
        .map(
            found ->
                Rule.SYNTAX
                    .error(place(line - 1, found, 1), "a space is missing after this dash")
                    .hint("write `- %s`".formatted(found.group(1).substring(1))));
  }

  /** Returns a colon that sticks to its value. */
  Optional<Diagnostic> colon(int line) {
    return found(COLON, line)
        .map(
            found ->
                Rule.SYNTAX
                    .error(place(line, found, 0), "a space is missing after the colon")
                    .hint("write `%s`".formatted(found.group(1).replaceFirst(":", ": "))));
  }

  private Optional<Diagnostic> conflict(int line) {
    return found(CONFLICT, line)
        .map(
            found ->
                Rule.SYNTAX
                    .error(place(line, found, 0), "a merge conflict of Git stands here")
                    .hint("decide which lines to keep, and remove the three markers"));
  }

  private Optional<Diagnostic> otherTemplate(int line) {
    return found(OTHER_TEMPLATE, line)
        .map(
            found ->
                Rule.SYNTAX
                    .error(place(line, found, 0), "this belongs to another template language")
                    .hint(
                        "a step runs only `when:` its condition holds; there are no other blocks"));
  }

  private Optional<Diagnostic> directive(int line) {
    return found(DIRECTIVE, line)
        .map(
            found ->
                Rule.SYNTAX
                    .error(place(line, found, 0), "a YAML directive cannot stand here")
                    .hint("remove the line: playbooks are YAML 1.2, and say nothing about it"));
  }

  private Optional<Diagnostic> comment(int line) {
    return found(COMMENT, line)
        .map(
            found ->
                Rule.SYNTAX
                    .error(place(line, found, 0), "`//` does not begin a comment")
                    .hint("write `#`"));
  }

  private Optional<Diagnostic> foreignSpace(int line) {
    return found(FOREIGN_SPACE, line)
        .map(
            found ->
                Rule.INDENTATION
                    .error(
                        place(line, found, 0),
                        "U+%04X stands here instead of a space"
                            .formatted(found.group(1).codePointAt(0)))
                    .label("only looks like a space")
                    .hint("type it again; it was probably copied from a web page"));
  }

  private Optional<Diagnostic> unquotedTemplate(int line) {
    return found(UNQUOTED_TEMPLATE, line)
        .map(
            found -> {
              String value =
                  value(lines.get(line - 1).substring(0, found.start(1)), found.group(1));
              return Rule.UNQUOTED_TEMPLATE
                  .error(
                      place(line, found, value.length()),
                      "a value that begins with `{{` must stand in quotes")
                  .hint("write `\"%s\"`".formatted(value));
            });
  }

  /** Between brackets the value ends where they, or a comma, do. */
  private static String value(String before, String rest) {
    boolean between = before.contains("{") || before.contains("[");
    Matcher alone = VALUE_IN_BRACKETS.matcher(rest);
    return between && alone.lookingAt() ? alone.group() : rest;
  }

  private Optional<Matcher> found(Pattern pattern, int line) {
    return line < 1 || line > lines.size()
        ? Optional.empty()
        : Optional.of(pattern.matcher(lines.get(line - 1))).filter(Matcher::find);
  }

  /** The place of the first group, or of its first characters. */
  private Span place(int number, Matcher found, int length) {
    String line = lines.get(number - 1);
    int end = length == 0 ? found.end(1) : found.start(1) + length;
    int column = line.codePointCount(0, found.start(1)) + 1;
    return new Span(source, number, column, number, line.codePointCount(0, end) + 1);
  }
}
