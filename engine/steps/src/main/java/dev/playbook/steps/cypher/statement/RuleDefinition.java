package dev.playbook.steps.cypher.statement;

import java.util.List;
import java.util.Optional;

/**
 * What an index or constraint is, without its name: equal for two statements that mean the same.
 *
 * @param type {@code RANGE INDEX}, {@code CONSTRAINT} …
 * @param rule what follows from FOR on, variables called {@code n}, names in backticks, options
 *     left out
 * @param options the options as written, {@code ""} for none
 */
public record RuleDefinition(String type, String rule, String options) {

  /** Reads what stands in a CREATE statement, also one that the server printed. */
  public static RuleDefinition of(String createStatement) {
    return ((Action.CreateRule) CypherStatement.split(createStatement).getFirst().action())
        .definition();
  }

  static RuleDefinition of(String type, String text, List<Token> fromFor) {
    StringBuilder rule = new StringBuilder();
    Optional<String> variable = Optional.empty();
    for (int i = 0; i < fromFor.size(); i++) {
      Token token = fromFor.get(i);
      if (token.isWord("OPTIONS")) {
        return new RuleDefinition(type, rule.toString(), text.substring(token.start()).strip());
      }
      boolean bound = i > 0 && isOpening(fromFor.get(i - 1)) && token.isName();
      if (variable.isEmpty() && bound) {
        variable = Optional.of(token.name());
      }
      append(rule, token, variable.equals(Optional.of(token.name())) && !follows(fromFor, i));
    }
    return new RuleDefinition(type, rule.toString(), "");
  }

  private static boolean isOpening(Token token) {
    return token.isSign("(") || token.isSign("[");
  }

  /** A property or label may be called like the variable. */
  private static boolean follows(List<Token> tokens, int index) {
    Token before = tokens.get(index - 1);
    return before.isSign(".") || before.isSign(":");
  }

  private static void append(StringBuilder rule, Token token, boolean variable) {
    char last = rule.isEmpty() ? ' ' : rule.charAt(rule.length() - 1);
    boolean name = last == '.' || last == ':' || last == '|';
    String text =
        variable
            ? "n"
            : name && token.isName()
                ? "`" + token.name().replace("`", "``") + "`"
                : token.kind() == Token.Kind.WORD ? token.upper() : token.text();
    boolean word = token.isName() && !name && !variable;
    boolean gap = (word && last != ' ') || (token.isSign("(") && Character.isLetter(last));
    boolean comma = last == ',';
    rule.append(gap || comma || (variable && Character.isLetter(last)) ? " " : "").append(text);
  }

  /** Returns the whole statement as the server prints it. */
  public String text(String name) {
    return "CREATE %s %s %s%s".formatted(type, name, rule, options.isEmpty() ? "" : " " + options);
  }

  /** Returns whether both mean the same rule; options do not make another one. */
  public boolean isSameRule(RuleDefinition other) {
    return type.equals(other.type) && rule.equals(other.rule);
  }
}
