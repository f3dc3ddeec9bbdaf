package dev.playbook.core.load.lint.rule.data;

import dev.playbook.core.load.lint.query.IndexCreation;
import dev.playbook.core.load.lint.query.Language;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** {@code CREATE INDEX} without {@code CONCURRENTLY}: nobody can write meanwhile. */
public final class BlockingIndexBuild implements LintRule {
  private static final About ABOUT = About.warning("L1303", "an index build blocks every write");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    boolean newTable =
        subject.statements(Language.SQL).anyMatch(statement -> statement.begins("CREATE", "TABLE"));
    return subject
        .statements(Language.SQL)
        .flatMap(statement -> IndexCreation.of(statement).stream())
        .filter(index -> !index.concurrently() && !newTable)
        .map(BlockingIndexBuild::found);
  }

  private static Diagnostic found(IndexCreation index) {
    return ABOUT
        .at(
            index.statement().start(index.verb()),
            "nobody can write to the table while this index is built")
        .label("half an hour for ten million vectors")
        .hint("write `CREATE INDEX CONCURRENTLY` in a step with `transaction: false`");
  }
}
