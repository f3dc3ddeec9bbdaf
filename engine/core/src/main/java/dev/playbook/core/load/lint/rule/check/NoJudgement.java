package dev.playbook.core.load.lint.rule.check;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Deed;
import dev.playbook.core.load.lint.subject.Deed.Phase;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** A check that looks at something and compares it with nothing. */
public final class NoJudgement implements LintRule {
  private static final About ABOUT =
      About.warning("L1502", "a check compares its result with nothing");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject.deeds().stream()
        .filter(deed -> deed.phase() == Phase.PRECONDITION || deed.phase() == Phase.VALIDATION)
        .filter(deed -> deed.judgements().isEmpty())
        .filter(deed -> deed.is("http") || counts(deed))
        .map(NoJudgement::found);
  }

  private static boolean counts(Deed deed) {
    return deed.batches().stream()
        .flatMap(batch -> batch.statements().stream())
        .anyMatch(statement -> statement.contains("count", "("));
  }

  private static Diagnostic found(Deed deed) {
    String what =
        deed.is("http")
            ? "any answer will do, a status 500 too"
            : "the count is compared with nothing";
    return ABOUT
        .at(deed.span(), what)
        .hint("say what is right: `expect: result.status == 200`, `expect: result.rows[0].n > 0`");
  }
}
