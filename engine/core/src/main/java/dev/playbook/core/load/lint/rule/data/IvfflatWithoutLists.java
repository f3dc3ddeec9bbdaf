package dev.playbook.core.load.lint.rule.data;

import dev.playbook.core.load.lint.query.IndexCreation;
import dev.playbook.core.load.lint.query.Language;
import dev.playbook.core.load.lint.query.Statement;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** An ivfflat index without {@code lists}. */
public final class IvfflatWithoutLists implements LintRule {
  private static final About ABOUT =
      About.warning("L1305", "an ivfflat index is built without lists");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject
        .statements(Language.SQL)
        .filter(statement -> IndexCreation.of(statement).isPresent())
        .filter(statement -> statement.contains("USING", "ivfflat"))
        .filter(statement -> !statement.contains("lists"))
        .map(IvfflatWithoutLists::found);
  }

  private static Diagnostic found(Statement statement) {
    int behind = statement.behind("USING", "ivfflat");
    return ABOUT
        .at(
            statement.span(behind - 1, behind),
            "without `lists` it is built with 100, however many rows there are")
        .hint(
            "write `WITH (lists = …)`, about rows/1000, and check that there are more rows than lists");
  }
}
