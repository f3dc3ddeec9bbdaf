package dev.playbook.core.load.lint.rule.data;

import dev.playbook.core.load.lint.query.IndexCreation;
import dev.playbook.core.load.lint.query.Language;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** An index without a name: nobody can drop it by name, or ask whether it exists. */
public final class UnnamedIndex implements LintRule {
  private static final About ABOUT = About.warning("L1306", "an index has no name");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return Stream.of(Language.values())
        .flatMap(subject::statements)
        .flatMap(statement -> IndexCreation.of(statement).stream())
        .filter(index -> !index.named())
        .map(UnnamedIndex::found);
  }

  private static Diagnostic found(IndexCreation index) {
    return ABOUT
        .at(
            index.statement().start(index.verb()),
            "the server chooses a name for it, another one the next time")
        .hint(
            "give it a name: `CREATE INDEX memory_id_original IF NOT EXISTS FOR …` in Cypher, `IF NOT EXISTS name ON …` in SQL");
  }
}
