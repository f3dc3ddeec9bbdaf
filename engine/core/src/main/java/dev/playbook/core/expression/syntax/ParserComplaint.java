package dev.playbook.core.expression.syntax;

import dev.cel.common.CelIssue;
import dev.playbook.core.expression.syntax.Lexer.Token;
import java.util.List;
import java.util.Optional;

/** Says in our words what CEL's parser found, at the word where it found it. */
final class ParserComplaint {
  private ParserComplaint() {}

  static SyntaxFault of(String text, List<Token> tokens, CelIssue issue) {
    int offset = offset(text, issue);
    Optional<Token> found =
        tokens.stream().filter(token -> token.extent().end() > offset).findFirst();
    if (found.isEmpty()) {
      return new SyntaxFault(
          new Extent(text.length(), text.length()), "the expression ends too early", "");
    }
    Extent extent = found.get().extent();
    return unexpected(extent, extent.of(text), issue.getMessage());
  }

  private static SyntaxFault unexpected(Extent extent, String word, String reason) {
    if (reason.contains("reserved identifier")) {
      return new SyntaxFault(extent, "`" + word + "` is a reserved word of CEL", "");
    }
    if (reason.contains("recursion limit")) {
      return new SyntaxFault(extent, "the expression is nested too deeply", "");
    }
    return new SyntaxFault(extent, "`" + word + "` is not expected here", hint(word));
  }

  private static String hint(String word) {
    return switch (word) {
      case "and" -> "write `&&`";
      case "or" -> "write `||`";
      case "not" -> "write `!`";
      case "is" -> "write `==`";
      default -> "";
    };
  }

  private static int offset(String text, CelIssue issue) {
    int line = Math.max(1, issue.getSourceLocation().getLine());
    int start = 0;
    for (int passed = 1; passed < line; passed++) {
      start = text.indexOf('\n', start) + 1;
    }
    int column = Math.max(0, issue.getSourceLocation().getColumn());
    int points = Math.min(column, text.codePointCount(start, text.length()));
    return text.offsetByCodePoints(start, points);
  }
}
