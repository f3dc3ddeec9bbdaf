package dev.playbook.core.load.yaml;

import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** A fault of the parser in our words. */
final class SyntaxFault {
  private final Source source;
  private final String problem;
  private final String context;
  private final Span place;
  private final Optional<Span> began;
  private final LineClues clues;
  private final Neighbourhood around;

  SyntaxFault(Source source, MarkedYamlEngineException fault) {
    this.source = source;
    this.problem = String.valueOf(fault.getProblem());
    this.context = String.valueOf(fault.getContext());
    this.place = fault.getProblemMark().map(this::point).orElse(source.start());
    this.began = fault.getContextMark().map(this::point);
    this.clues = new LineClues(source);
    this.around = new Neighbourhood(place);
  }

  static Diagnostic unknown(Span span) {
    return Rule.SYNTAX
        .error(span, "from here on the text is not YAML")
        .hint("check quotes, brackets, colons and indentation");
  }

  Diagnostic diagnostic() {
    int first = began.orElse(place).line();
    return clues.at(place.line(), first).orElseGet(this::byProblem);
  }

  private Diagnostic byProblem() {
    if (problem.contains("TAB")) {
      return Rule.INDENTATION
          .error(place, "a tab stands in the indentation")
          .hint("indent with spaces");
    }
    if (problem.contains("mapping values are not allowed")) {
      return clues.dash(place.line()).orElseGet(this::unexpectedColon);
    }
    if (problem.contains("could not find expected ':'")) {
      Span key = began.orElse(place);
      return clues.colon(key.line()).orElseGet(() -> missingColon(key));
    }
    if (problem.contains("sequence entries are not allowed")) {
      return Rule.SYNTAX
          .error(place, "a list cannot begin here")
          .hint("begin it on the next line, each item with `- `");
    }
    if (problem.contains("expected '<document start>'")) {
      return Rule.SYNTAX
          .error(place, "the document has ended above, and more follows")
          .hint("remove the line `...`, or what follows it");
    }
    return byContext();
  }

  private Diagnostic unexpectedColon() {
    return around
        .keyBefore()
        .map(
            key ->
                Rule.SYNTAX
                    .error(key, "this key is indented more than the keys above")
                    .hint("indent it like them; quote the text above if this line continues it"))
        .orElseGet(
            () ->
                Rule.SYNTAX
                    .error(place, "a second colon stands in this value")
                    .hint("quote the value if the colon belongs to it, or check the indentation"));
  }

  private static Diagnostic missingColon(Span key) {
    return Rule.SYNTAX
        .error(new Neighbourhood(key).restOfLine(), "a colon is missing after this key")
        .hint("write `key: value`, or indent the line if it continues the value above");
  }

  private Diagnostic byContext() {
    if (context.contains("quoted scalar")) {
      return quoted();
    }
    if (context.contains("block scalar")) {
      return blockText();
    }
    if (context.contains("an alias") || context.contains("an anchor")) {
      return startOfValue(began.orElse(place));
    }
    if (problem.contains("cannot start any token")) {
      return startOfValue(place);
    }
    return byBrackets();
  }

  private Diagnostic byBrackets() {
    if (around.afterQuote()) {
      return afterQuote();
    }
    if (around.isBehindTheEnd()) {
      return endOfFile(began.orElse(place));
    }
    if (context.contains("flow mapping") || context.contains("flow sequence")) {
      String sign = context.contains("mapping") ? "}" : "]";
      return opened("`,` or `%s` is missing here".formatted(sign), "opened here")
          .hint("quote values that contain one of `{ } [ ] ,`");
    }
    return byBlock();
  }

  private Diagnostic afterQuote() {
    return around.endsQuoteOfEarlierLine()
        ? Rule.SYNTAX
            .error(place, "a quote that opened in an earlier line ends here, and more follows")
            .hint("close it where its text ends")
        : Rule.SYNTAX
            .error(place, "the text in quotes has ended before, and more follows")
            .hint(
                "quote the whole value; write `''` for a quote in single, `\\\"` in double quotes");
  }

  private static Diagnostic endOfFile(Span open) {
    String sign = new Neighbourhood(open).character();
    return Rule.SYNTAX
        .error(
            open,
            sign.isEmpty()
                ? "the file ends in the middle of a value"
                : "this `%s` is never closed".formatted(sign))
        .hint("close every `{` and `[`; quote values that contain one of `{ } [ ] ,`");
  }

  private Diagnostic byBlock() {
    String character = around.character();
    if (character.equals("}") || character.equals("]")) {
      return Rule.SYNTAX
          .error(place, "this `%s` closes nothing".formatted(character))
          .hint("remove it, or write its other half before it");
    }
    if (character.equals(":")) {
      return Rule.SYNTAX.error(place, "a key is missing before the colon").hint("write it");
    }
    if (context.contains("block mapping") || context.contains("block collection")) {
      return opened("this does not belong to the block above", "the block begins here")
          .hint("check the indentation, and that quotes stand around the whole value");
    }
    return unknown(place);
  }

  private Diagnostic opened(String message, String label) {
    Diagnostic fault = Rule.SYNTAX.error(place, message);
    return began.map(span -> fault.relating(span, label)).orElse(fault);
  }

  private Diagnostic blockText() {
    if (problem.contains("leading empty lines")) {
      return Rule.SYNTAX
          .error(place, "an empty line above has more spaces than this text")
          .hint("remove the spaces from the empty lines before the text");
    }
    return Rule.SYNTAX
        .error(place, "nothing can stand behind `|` or `>` in its line")
        .hint("begin the text on the next line");
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

  private static Diagnostic startOfValue(Span first) {
    String sign = new Neighbourhood(first).character();
    String shown = sign.equals("`") ? "a backtick" : "`" + sign + "`";
    return Rule.SYNTAX.error(first, "a value cannot begin with " + shown).hint("quote the value");
  }

  private Span point(Mark mark) {
    int line = mark.getLine() + 1;
    int column = mark.getColumn() + 1;
    return new Span(source, line, column, line, column + 1);
  }
}
