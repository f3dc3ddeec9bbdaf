package dev.playbook.core.expression.syntax;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;

/**
 * Reads expressions with CEL's own parser. Its macros stay switched off: the tree keeps {@code
 * all(…)} and its like as they are written, which is what messages need.
 */
public final class Syntax {
  /** Longer expressions are not conditions; also bounds the depth of the tree. */
  private static final int LONGEST = 4_000;

  private static final CelParser PARSER =
      CelParserFactory.standardCelParserBuilder()
          .setStandardMacros()
          .setOptions(CelOptions.current().retainRepeatedUnaryOperators(true).build())
          .build();

  private Syntax() {}

  /** Reads an expression; stops at its first fault. */
  public static Parsed parse(String text) {
    try {
      return new Parsed.Tree(tree(text));
    } catch (SyntaxFault fault) {
      return fault.broken();
    }
  }

  private static Node tree(String text) {
    if (text.isBlank()) {
      throw new SyntaxFault(new Extent(0, text.length()), "the expression is empty", "");
    }
    if (text.length() > LONGEST) {
      throw new SyntaxFault(
          new Extent(0, text.length()),
          "the expression is longer than " + LONGEST + " characters",
          "name its parts under `vars:`");
    }
    Lexer.Words words = Lexer.words(text);
    Brackets brackets = Brackets.of(text, words.tokens());
    CelValidationResult result = PARSER.parse(words.forCel());
    return new TreeBuilder(text, words, brackets, ast(text, words, result)).root();
  }

  private static CelAbstractSyntaxTree ast(
      String text, Lexer.Words words, CelValidationResult result) {
    try {
      return result.getAst();
    } catch (CelValidationException _) {
      CelIssue issue = result.getErrors().getFirst();
      throw ParserComplaint.of(text, words.tokens(), issue);
    }
  }
}
