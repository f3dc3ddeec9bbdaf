package dev.playbook.core.load.lint.rule.service;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Lifecycle;
import dev.playbook.core.load.lint.subject.Lifecycle.Kind;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Services are stopped, and not all of them are started again. */
public final class StopWithoutStart implements LintRule {
  private static final About ABOUT =
      About.warning("L1203", "what is stopped is not all started again");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    List<Lifecycle> events = Lifecycle.of(subject);
    return IntStream.range(0, events.size())
        .filter(at -> events.get(at).is(Kind.STOP, Kind.DOWN))
        .boxed()
        .flatMap(at -> found(events.get(at), starts(events.subList(at + 1, events.size()))));
  }

  private static List<Lifecycle> starts(List<Lifecycle> later) {
    return later.stream().filter(event -> event.is(Kind.START, Kind.UP, Kind.RESTART)).toList();
  }

  private static Stream<Diagnostic> found(Lifecycle stop, List<Lifecycle> starts) {
    boolean all = starts.stream().anyMatch(Lifecycle::isAboutAll);
    Set<String> started =
        starts.stream().flatMap(it -> it.names().stream()).collect(Collectors.toSet());
    boolean complete = !stop.isAboutAll() && started.containsAll(stop.names());
    boolean meant = starts.isEmpty() && stop.act().invocation().isEmpty();
    return all || complete || meant ? Stream.empty() : Stream.of(found(stop, started));
  }

  private static Diagnostic found(Lifecycle stop, Set<String> started) {
    String missing =
        stop.names().stream()
            .filter(name -> !started.contains(name))
            .sorted()
            .collect(Collectors.joining("`, `"));
    String what =
        stop.isAboutAll()
            ? "this stops every service, and not every service is started again"
            : "nothing starts again what this stops: `%s`".formatted(missing);
    Diagnostic found = ABOUT.at(stop.act().span(), what);
    String only = started.stream().sorted().collect(Collectors.joining(", "));
    return started.isEmpty()
        ? found.hint("start again what was stopped")
        : found.hint("start again what was stopped, not only: " + only);
  }
}
