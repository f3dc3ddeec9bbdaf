package dev.playbook.steps.sql;

import dev.playbook.steps.sql.change.Work;
import dev.playbook.steps.sql.statement.BoundText;
import dev.playbook.steps.sql.statement.SqlStatement;
import java.util.ArrayList;
import java.util.List;

/** The statements as a plan shows them, each with the values of its parameters. */
final class SentTexts {
  private SentTexts() {}

  static List<String> of(Work work) {
    List<String> texts = new ArrayList<>();
    work.statements().forEach(statement -> texts.add(text(statement, work)));
    boolean reads = work.statements().getFirst().onlyReads();
    if (work.transaction() && !(reads && texts.size() == 1)) {
      texts.addFirst("BEGIN");
      texts.addLast("COMMIT");
    }
    return texts;
  }

  private static String text(SqlStatement statement, Work work) {
    StringBuilder text = new StringBuilder(statement.text());
    for (String name : BoundText.of(statement.text()).names().stream().distinct().toList()) {
      text.append("\n-- :").append(name).append(" = ").append(work.parameters().values().get(name));
    }
    return text.toString();
  }
}
