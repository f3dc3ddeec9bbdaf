package dev.playbook.core.load.lint.rule.document;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Deed.Phase;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Span;
import java.util.stream.Stream;

/** A destructive step that nothing takes back. */
public final class NoWayBack implements LintRule {
  private static final About ABOUT = About.warning("L1603", "a destructive step has no way back");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject.deeds().stream()
        .filter(deed -> deed.phase() == Phase.STEP && !deed.block().has("undo"))
        .flatMap(deed -> Destruction.firstIn(deed).stream())
        .map(NoWayBack::found);
  }

  private static Diagnostic found(Span span) {
    return ABOUT
        .at(span, "what this destroys cannot be put back")
        .hint(
            "take a step type that keeps what it replaces, move aside instead of deleting, or give the step an `undo:`");
  }
}
