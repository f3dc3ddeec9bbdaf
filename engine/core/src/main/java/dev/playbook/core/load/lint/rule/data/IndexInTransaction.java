package dev.playbook.core.load.lint.rule.data;

import dev.playbook.core.load.lint.query.IndexCreation;
import dev.playbook.core.load.lint.query.Language;
import dev.playbook.core.load.lint.query.Statement;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Batch;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.List;
import java.util.stream.Stream;

/** Indexes are changed in one transaction with others, or concurrently inside of one. */
public final class IndexInTransaction implements LintRule {
  private static final About ABOUT =
      About.error("L1304", "an index is changed inside of a transaction");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject
        .batches(Language.SQL)
        .filter(Batch::transaction)
        .flatMap(batch -> Stream.concat(concurrent(batch), together(batch)));
  }

  private static Stream<Diagnostic> concurrent(Batch batch) {
    return batch.statements().stream()
        .filter(statement -> statement.contains("INDEX", "CONCURRENTLY"))
        .map(
            statement ->
                ABOUT
                    .at(statement.start(3), "`CONCURRENTLY` cannot run inside a transaction block")
                    .hint(way(batch)));
  }

  /** The lock of the first change is held until the last index is built. */
  private static Stream<Diagnostic> together(Batch batch) {
    List<Statement> statements = batch.statements();
    boolean drops = statements.stream().anyMatch(it -> it.begins("DROP", "INDEX"));
    return statements.stream()
        .flatMap(statement -> IndexCreation.of(statement).stream())
        .filter(index -> drops && !index.concurrently())
        .limit(1)
        .map(
            index ->
                ABOUT
                    .at(
                        index.statement().start(index.verb()),
                        "the lock of `DROP INDEX` keeps all readers out until this index is built: both are one transaction")
                    .hint(way(batch)));
  }

  private static String way(Batch batch) {
    return batch.argument().isPresent()
        ? "several statements in one `psql -c` are one transaction: take `type: sql` with `transaction: false`"
        : "write `transaction: false` and `CONCURRENTLY`";
  }
}
