package dev.playbook.core.load.lint.rule.data;

import dev.playbook.core.load.lint.query.Language;
import dev.playbook.core.load.lint.query.Statement;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** {@code DELETE} or {@code UPDATE} of every row. */
public final class RowsWithoutBound implements LintRule {
  private static final About ABOUT = About.warning("L1308", "every row of a table is changed");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject.deeds().stream()
        .filter(deed -> !deed.with().has("maxRows"))
        .flatMap(deed -> deed.batches().stream())
        .filter(batch -> batch.language() == Language.SQL)
        .flatMap(batch -> batch.statements().stream())
        .filter(statement -> statement.begins("DELETE") || statement.begins("UPDATE"))
        .filter(statement -> !statement.contains("WHERE"))
        .map(RowsWithoutBound::found);
  }

  private static Diagnostic found(Statement statement) {
    return ABOUT
        .at(statement.start(2), "without `WHERE` this is about every row of the table")
        .hint("write a `WHERE`, and `maxRows:` as a guard");
  }
}
