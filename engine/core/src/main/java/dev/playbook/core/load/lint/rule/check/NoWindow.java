package dev.playbook.core.load.lint.rule.check;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Deed;
import dev.playbook.core.load.lint.subject.Deed.Phase;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.List;
import java.util.stream.Stream;

/** A trigger that fires on one bad look, or on a rate of too few requests. */
public final class NoWindow implements LintRule {
  private static final About ABOUT =
      About.warning("L1501", "a threshold has no window or too few samples");

  @Override
  public About about() {
    return ABOUT;
  }

  private static final long ENOUGH = 10;
  private static final List<String> STATISTICS =
      List.of("result.errorRate", "result.p95", "result.p99");

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return Stream.concat(
        subject.deeds(Phase.TRIGGER).stream()
            .filter(deed -> !deed.block().has("for"))
            .map(NoWindow::once),
        subject.deeds().stream().filter(NoWindow::hasFewSamples).map(NoWindow::few));
  }

  private static boolean hasFewSamples(Deed deed) {
    boolean judged =
        deed.judgements().stream().anyMatch(text -> STATISTICS.stream().anyMatch(text::contains));
    boolean enough = deed.with().value("samples", Long.class).orElse(1L) >= ENOUGH;
    return deed.is("http") && judged && !enough && deed.with().items("cases").size() < ENOUGH;
  }

  private static Diagnostic once(Deed trigger) {
    return ABOUT
        .at(trigger.block().place("breach"), "one bad look is enough to call for a rollback")
        .label("no `for:`")
        .hint("say how long it must last, for example `for: 2m`");
  }

  private static Diagnostic few(Deed deed) {
    return ABOUT
        .at(
            deed.block().place(deed.block().has("breach") ? "breach" : "expect"),
            "a rate or percentile of fewer than %d requests says nothing".formatted(ENOUGH))
        .hint("write `samples: 20` or more");
  }
}
