package dev.playbook.core.load.lint.rule.service;

import dev.playbook.core.load.lint.command.Compose;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** {@code docker-compose down SERVICE}: version 1 knows no such thing. */
public final class ComposeDownServices implements LintRule {
  private static final About ABOUT =
      About.warning("L1204", "docker-compose down is given services, which version 1 refuses");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject
        .invocations()
        .flatMap(call -> Compose.of(call).stream())
        .filter(compose -> compose.is("down") && !compose.services().isEmpty())
        .map(ComposeDownServices::found);
  }

  private static Diagnostic found(Compose down) {
    return ABOUT
        .at(
            down.arguments().operands().getFirst().span(),
            "`docker-compose` 1.29 prints its usage for `down SERVICE` and stops nothing")
        .hint("take `type: compose.stop`, or `docker compose rm --stop --force SERVICE`");
  }
}
