package dev.playbook.core.load.lint.rule.check;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Deed.Phase;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** A playbook whose result nobody checks. */
public final class NoValidation implements LintRule {
  private static final About ABOUT =
      About.warning("L1504", "nothing checks whether the rollback worked");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject.deeds(Phase.VALIDATION).isEmpty()
        ? Stream.of(
            ABOUT
                .at(
                    subject.root().place("id"),
                    "this playbook has no validations: it can finish, and never recover")
                .hint(
                    "write `validations:`; a shared pack will do, `- use: lib/recovery-validation.yml`"))
        : Stream.empty();
  }
}
