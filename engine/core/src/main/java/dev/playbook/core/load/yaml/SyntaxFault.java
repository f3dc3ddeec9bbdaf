package dev.playbook.core.load.yaml;

import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** A fault of the parser in our words. */
final class SyntaxFault {
  private static final Pattern UNQUOTED_TEMPLATE =
      Pattern.compile("(?:[:\\[,{]\\s+|^\\s*-\\s+)(\\{\\{.*\\S)");
  private static final Pattern UNEXPECTED = Pattern.compile("found character '(.)'");

  private final Source source;
  private final String problem;
  private final String context;
  private final Span place;
  private final Optional<Span> began;

  SyntaxFault(Source source, MarkedYamlEngineException fault) {
    this.source = source;
    this.problem = String.valueOf(fault.getProblem());
    this.context = String.valueOf(fault.getContext());
    this.place = fault.getProblemMark().map(this::point).orElse(source.start());
    this.began = fault.getContextMark().map(this::point);
  }

  static Diagnostic unknown(Span span) {
    return Rule.SYNTAX
        .error(span, "from here on the text is not YAML")
        .hint("check quotes, brackets, colons and indentation");
  }

  Diagnostic diagnostic() {
    Optional<Diagnostic> template = unquotedTemplate();
    return template.isPresent() ? template.get() : byProblem();
  }

  private Diagnostic byProblem() {
    if (problem.contains("TAB")) {
      return Rule.INDENTATION
          .error(place, "a tab stands in the indentation")
          .hint("indent with spaces");
    }
    if (problem.contains("mapping values are not allowed")) {
      return Rule.SYNTAX
          .error(place, "a second colon stands in this value")
          .hint("quote the value if the colon belongs to it, or check the indentation");
    }
    if (problem.contains("could not find expected ':'")) {
      return Rule.SYNTAX
          .error(began.orElse(place), "a colon is missing after this key")
          .hint("write `key: value`, or indent the line if it continues the value above");
    }
    return byContext();
  }

  private Diagnostic byContext() {
    if (context.contains("quoted scalar")) {
      return quoted();
    }
    if (problem.contains("cannot start any token")) {
      return startOfValue();
    }
    if (context.contains("flow mapping") || context.contains("flow sequence")) {
      String sign = context.contains("mapping") ? "}" : "]";
      Diagnostic fault =
          Rule.SYNTAX
              .error(place, "`,` or `%s` is missing here".formatted(sign))
              .hint("quote values that contain one of `{ } [ ] ,`");
      return began.map(span -> fault.relating(span, "opened here")).orElse(fault);
    }
    if (context.contains("block mapping") || context.contains("block collection")) {
      Diagnostic fault =
          Rule.SYNTAX
              .error(place, "this does not belong to the block above")
              .hint("check the indentation, and that quotes stand around the whole value");
      return began.map(span -> fault.relating(span, "the block begins here")).orElse(fault);
    }
    return unknown(place);
  }

  private Diagnostic quoted() {
    if (problem.contains("escape")) {
      return Rule.SYNTAX
          .error(place, "unknown escape in double quotes")
          .hint("write `\\\\` for a backslash, or use single quotes");
    }
    Diagnostic fault =
        Rule.SYNTAX.error(began.orElse(place), "the quote that opens here is never closed");
    return fault.hint("close it; in single quotes write `''` for a quote");
  }

  private Diagnostic startOfValue() {
    Matcher character = UNEXPECTED.matcher(problem);
    String sign = character.find() ? character.group(1) : "this";
    String shown = sign.equals("`") ? "a backtick" : "`" + sign + "`";
    return Rule.SYNTAX.error(place, "a value cannot begin with " + shown).hint("quote the value");
  }

  private Optional<Diagnostic> unquotedTemplate() {
    List<String> lines = source.lines();
    if (place.line() > lines.size()) {
      return Optional.empty();
    }
    String line = lines.get(place.line() - 1);
    Matcher matcher = UNQUOTED_TEMPLATE.matcher(line);
    if (!matcher.find()) {
      return Optional.empty();
    }
    int start = line.codePointCount(0, matcher.start(1)) + 1;
    int end = line.codePointCount(0, matcher.end(1)) + 1;
    Span span = new Span(source, place.line(), start, place.line(), end);
    return Optional.of(
        Rule.UNQUOTED_TEMPLATE
            .error(span, "a value that begins with `{{` must stand in quotes")
            .hint("write `\"%s\"`".formatted(matcher.group(1))));
  }

  private Span point(Mark mark) {
    int line = mark.getLine() + 1;
    int column = mark.getColumn() + 1;
    return new Span(source, line, column, line, column + 1);
  }
}
