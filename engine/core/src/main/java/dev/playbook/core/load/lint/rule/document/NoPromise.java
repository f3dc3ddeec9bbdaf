package dev.playbook.core.load.lint.rule.document;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A playbook that says neither what kind of rollback it is nor how long it takes. */
public final class NoPromise implements LintRule {
  private static final About ABOUT =
      About.warning("L1602", "the playbook has no class or no time target");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    List<String> missing = new ArrayList<>();
    if (!subject.root().has("class")) {
      missing.add("class");
    }
    if (subject.root().block("budget").filter(budget -> budget.has("target")).isEmpty()) {
      missing.add("budget.target");
    }
    return missing.isEmpty()
        ? Stream.empty()
        : Stream.of(
            ABOUT
                .at(
                    subject.root().place("id"),
                    "this playbook has no `%s`: nobody can say what to expect, and how soon"
                        .formatted(String.join("`, no `", missing)))
                .hint("write `class: quick` and `budget: { target: 5m }`, for example"));
  }
}
