package dev.playbook.core.load.lint.suppression;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** A comment that would suppress a rule, and says no reason or names no rule. */
public final class FaultySuppression implements LintRule {
  private static final About ABOUT =
      About.error("L1901", "a suppression gives no reason or names no rule");

  @Override
  public About about() {
    return ABOUT;
  }

  /** Finds nothing: comments are no part of a playbook. {@link Suppressions} finds them. */
  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return Stream.empty();
  }

  static Diagnostic withoutReason(Suppression suppression) {
    return ABOUT
        .at(
            suppression.place(),
            "this suppresses `%s` and does not say why".formatted(suppression.id()))
        .hint(
            "write the reason behind the id: `# playbook-ignore: %s …`"
                .formatted(suppression.id()));
  }

  static Diagnostic withoutRule(Suppression suppression, String meant) {
    return ABOUT
        .at(suppression.place(), "there is no lint rule `%s`".formatted(suppression.id()))
        .hint(meant.isEmpty() ? "`docs/lint.md` lists them" : meant);
  }
}
