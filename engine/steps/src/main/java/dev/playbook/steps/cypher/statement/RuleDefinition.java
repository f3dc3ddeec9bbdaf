package dev.playbook.steps.cypher.statement;

import dev.playbook.steps.statement.Token;
import java.util.List;

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
    RulePrinter printer = new RulePrinter();
    for (Token token : fromFor) {
      if (token.isWord("OPTIONS")) {
        return new RuleDefinition(type, printer.text(), text.substring(token.start()).strip());
      }
      printer.add(token);
    }
    return new RuleDefinition(type, printer.text(), "");
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
