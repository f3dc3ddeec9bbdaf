package dev.playbook.core.load.lint.rule.document;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.List;
import java.util.stream.Stream;

/** A playbook without an owner, an approval, or a date of review. */
public final class NobodyAnswers implements LintRule {
  private static final About ABOUT = About.warning("L1601", "nobody answers for the playbook");

  @Override
  public About about() {
    return ABOUT;
  }

  private static final List<String> KEYS = List.of("owner", "approved", "review");

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    List<String> missing = KEYS.stream().filter(key -> !subject.root().has(key)).toList();
    return missing.isEmpty()
        ? Stream.empty()
        : Stream.of(
            ABOUT
                .at(
                    subject.root().place("id"),
                    "this playbook has no `%s`: nobody can tell who answers for it"
                        .formatted(String.join("`, no `", missing)))
                .hint("write `owner:`, `approved: { by, date }` and `review: { last, next }`"));
  }
}
