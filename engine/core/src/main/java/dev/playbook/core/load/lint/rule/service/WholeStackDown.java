package dev.playbook.core.load.lint.rule.service;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Lifecycle;
import dev.playbook.core.load.lint.subject.Lifecycle.Kind;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** {@code docker compose down}: every service ends, databases too. */
public final class WholeStackDown implements LintRule {
  private static final About ABOUT = About.warning("L1206", "the whole stack is taken down");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return Lifecycle.of(subject).stream()
        .filter(event -> event.is(Kind.DOWN) && event.isAboutAll())
        .filter(event -> event.act().invocation().isPresent())
        .map(WholeStackDown::found);
  }

  private static Diagnostic found(Lifecycle down) {
    return ABOUT
        .at(
            down.act().span(),
            "this ends every service, also databases, and removes the containers with their logs")
        .label("no last dump is possible from here on")
        .hint(
            "`compose.up` makes only those anew that have changed; `compose.stop` keeps containers as evidence");
  }
}
