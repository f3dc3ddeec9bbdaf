package dev.playbook.core.load.lint.rule.file;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.load.lint.text.Passage;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** A path that was to be filled in. */
public final class Placeholder implements LintRule {
  private static final About ABOUT = About.error("L1009", "a placeholder was never filled in");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject
        .invocations()
        .flatMap(call -> call.words().stream())
        .filter(word -> word.text().contains("/path/to/"))
        .map(word -> word.written())
        .map(Placeholder::found);
  }

  private static Diagnostic found(Passage word) {
    int start = word.text().indexOf("/path/to/");
    return ABOUT
        .at(word.span(start, start + "/path/to/".length()), "`/path/to/` is a placeholder")
        .hint("write where it really is");
  }
}
