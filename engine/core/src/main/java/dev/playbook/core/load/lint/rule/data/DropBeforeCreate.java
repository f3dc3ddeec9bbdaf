package dev.playbook.core.load.lint.rule.data;

import dev.playbook.core.load.lint.query.IndexCreation;
import dev.playbook.core.load.lint.query.Language;
import dev.playbook.core.load.lint.query.Statement;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An index is dropped before the one that replaces it is built. */
public final class DropBeforeCreate implements LintRule {
  private static final About ABOUT =
      About.warning("L1302", "an index is dropped before its successor is built");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return Stream.of(Language.values())
        .flatMap(language -> found(subject.statements(language).toList()));
  }

  private static Stream<Diagnostic> found(List<Statement> statements) {
    return IntStream.range(0, statements.size())
        .filter(at -> statements.get(at).begins("DROP", "INDEX"))
        .filter(at -> isTooEarly(statements, at))
        .mapToObj(at -> found(statements.get(at), nextCreation(statements, at)));
  }

  /** More indexes have been dropped than built so far, and another one is still to be built. */
  private static boolean isTooEarly(List<Statement> statements, int at) {
    List<Statement> before = statements.subList(0, at + 1);
    long dropped = before.stream().filter(it -> it.begins("DROP", "INDEX")).count();
    long created = before.stream().filter(DropBeforeCreate::creates).count();
    return created < dropped
        && statements.subList(at, statements.size()).stream().anyMatch(DropBeforeCreate::creates);
  }

  private static boolean creates(Statement statement) {
    return IndexCreation.of(statement).isPresent();
  }

  private static Statement nextCreation(List<Statement> statements, int at) {
    return statements.stream().skip(at).filter(DropBeforeCreate::creates).findFirst().orElseThrow();
  }

  private static Diagnostic found(Statement drop, Statement create) {
    return ABOUT
        .at(drop.start(2), "until the other index is built, every search reads the whole table")
        .relating(create.start(2), "built only here")
        .hint("build first, drop when the new index is valid");
  }
}
