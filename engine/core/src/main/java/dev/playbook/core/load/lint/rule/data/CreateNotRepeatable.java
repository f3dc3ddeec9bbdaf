package dev.playbook.core.load.lint.rule.data;

import dev.playbook.core.load.lint.query.IndexCreation;
import dev.playbook.core.load.lint.query.Language;
import dev.playbook.core.load.lint.query.Statement;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.Set;
import java.util.stream.Stream;

/** {@code CREATE} without {@code IF NOT EXISTS}: the second run fails. */
public final class CreateNotRepeatable implements LintRule {
  private static final About ABOUT =
      About.warning("L1301", "CREATE without IF NOT EXISTS cannot be run twice");

  @Override
  public About about() {
    return ABOUT;
  }

  private static final Set<String> NOUNS =
      Set.of("TABLE", "EXTENSION", "SCHEMA", "SEQUENCE", "MATERIALIZED");

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return Stream.of(Language.values())
        .flatMap(subject::statements)
        .filter(CreateNotRepeatable::creates)
        .filter(statement -> !statement.contains("IF", "NOT", "EXISTS"))
        .map(CreateNotRepeatable::found);
  }

  private static boolean creates(Statement statement) {
    boolean other =
        statement.begins("CREATE")
            && NOUNS.stream().anyMatch(noun -> statement.begins("CREATE", noun));
    return other || IndexCreation.of(statement).isPresent();
  }

  private static Diagnostic found(Statement statement) {
    return ABOUT
        .at(statement.start(2), "the second run ends here: it exists already")
        .hint("write `IF NOT EXISTS`; an index also needs a name for it");
  }
}
