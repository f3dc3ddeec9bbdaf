package dev.playbook.core.load.lint.rule.service;

import dev.playbook.core.load.lint.command.Compose;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Act;
import dev.playbook.core.load.lint.subject.Lifecycle;
import dev.playbook.core.load.lint.subject.Lifecycle.Kind;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.List;
import java.util.stream.Stream;

/** Something is started, and nothing waits until it is ready. */
public final class StartWithoutWait implements LintRule {
  private static final About ABOUT =
      About.warning("L1205", "something is started, and nothing waits until it is ready");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    List<Act> acts = subject.acts();
    return Lifecycle.of(subject).stream()
        .filter(event -> event.is(Kind.START, Kind.UP, Kind.RESTART))
        .filter(event -> event.act().invocation().isPresent())
        .filter(event -> !waits(event.act()) && !isAwaited(event, acts, subject))
        .map(StartWithoutWait::found);
  }

  private static boolean waits(Act act) {
    boolean typed =
        act.deed().block().has("until")
            || act.deed().is("docker.restart", "compose.up", "compose.start");
    return typed
        || act.invocation()
            .flatMap(Compose::of)
            .filter(it -> it.arguments().has("--wait"))
            .isPresent();
  }

  /** Whether the next thing that needs it waits for it. */
  private static boolean isAwaited(Lifecycle start, List<Act> acts, Subject subject) {
    return acts.subList(acts.indexOf(start.act()) + 1, acts.size()).stream()
        .dropWhile(act -> Lifecycle.of(act, subject).isPresent() && !waits(act))
        .limit(1)
        .allMatch(StartWithoutWait::waits);
  }

  private static Diagnostic found(Lifecycle start) {
    return ABOUT
        .at(start.act().span(), "what is started here need not be ready when the next step begins")
        .hint(
            "take `docker.restart` or `compose.up`, which wait for health, or look with `until:`");
  }
}
