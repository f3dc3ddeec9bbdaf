package dev.playbook.core.load.lint.suppression;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** A comment that suppresses a rule which finds nothing there. */
public final class UnusedSuppression implements LintRule {
  private static final About ABOUT = About.warning("L1902", "a suppression suppresses nothing");

  @Override
  public About about() {
    return ABOUT;
  }

  /** Finds nothing: comments are no part of a playbook. {@link Suppressions} finds them. */
  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return Stream.empty();
  }

  static Diagnostic found(Suppression suppression) {
    return ABOUT
        .at(suppression.place(), "`%s` finds nothing here".formatted(suppression.id()))
        .hint("remove the comment, or move it to the line that it speaks of");
  }
}
