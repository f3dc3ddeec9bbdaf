package dev.playbook.steps.cypher;

import dev.playbook.steps.cypher.change.Work;
import dev.playbook.steps.cypher.statement.CypherStatement;
import java.util.List;
import java.util.TreeSet;

/** The statements as a plan shows them, each with the values of its parameters. */
final class SentTexts {
  private SentTexts() {}

  static List<String> of(Work work) {
    return work.statements().stream().map(statement -> text(statement, work)).toList();
  }

  private static String text(CypherStatement statement, Work work) {
    StringBuilder text = new StringBuilder(statement.text());
    for (String name : new TreeSet<>(statement.parameters())) {
      text.append("\n// $").append(name).append(" = ").append(work.parameters().get(name));
    }
    return text.toString();
  }
}
