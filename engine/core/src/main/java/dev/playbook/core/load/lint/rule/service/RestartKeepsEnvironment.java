package dev.playbook.core.load.lint.rule.service;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Act;
import dev.playbook.core.load.lint.subject.Lifecycle;
import dev.playbook.core.load.lint.subject.Lifecycle.Kind;
import dev.playbook.core.load.lint.subject.SettingEdit;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A restart after a change of an environment file, which a restart does not read. */
public final class RestartKeepsEnvironment implements LintRule {
  private static final About ABOUT =
      About.warning(
          "L1202", "a restart follows a change of the environment that a restart does not read");

  @Override
  public About about() {
    return ABOUT;
  }

  private static final List<String> EFFECTS =
      List.of("json", "body", "stdout", "lines", "rows", "value", "matched", "headers", "env");

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    List<Act> acts = subject.acts();
    return Lifecycle.of(subject).stream()
        .filter(event -> event.is(Kind.RESTART, Kind.START))
        .flatMap(
            event ->
                edit(event, acts, subject).stream()
                    .filter(_ -> !isProven(event, acts))
                    .map(edit -> found(event, edit)));
  }

  private static Optional<SettingEdit> edit(Lifecycle restart, List<Act> acts, Subject subject) {
    List<Act> before = acts.subList(0, acts.indexOf(restart.act()));
    return IntStream.range(0, before.size())
        .filter(at -> !isMadeAnew(restart, before.subList(at, before.size()), subject))
        .boxed()
        .flatMap(at -> SettingEdit.of(before.get(at), subject).stream())
        .filter(edit -> edit.container().isEmpty() || isMeant(restart, edit.container().get()))
        .findFirst();
  }

  /** Whether the containers have been made anew since, and know the change from that. */
  private static boolean isMadeAnew(Lifecycle restart, List<Act> since, Subject subject) {
    return since.stream()
        .flatMap(act -> Lifecycle.of(act, subject).stream())
        .filter(event -> event.is(Kind.UP))
        .anyMatch(event -> event.isAboutAll() || event.names().containsAll(restart.names()));
  }

  private static boolean isMeant(Lifecycle restart, String container) {
    return restart.isAboutAll() || restart.names().contains(container);
  }

  /** Whether something behind the restart looks at more than whether it answers. */
  private static boolean isProven(Lifecycle restart, List<Act> acts) {
    return acts.subList(acts.indexOf(restart.act()) + 1, acts.size()).stream()
        .flatMap(act -> act.deed().judgements().stream())
        .anyMatch(
            judgement -> EFFECTS.stream().anyMatch(field -> judgement.contains("result." + field)));
  }

  private static Diagnostic found(Lifecycle restart, SettingEdit edit) {
    return ABOUT
        .at(
            restart.act().span(),
            "a restart does not read `%s` again; only a program that does so itself will notice"
                .formatted(edit.file()))
        .relating(edit.act().span(), "changed here")
        .hint(
            "take `compose.up`, which makes the container anew, or prove the setting behind the restart: `expect: result.json.…`");
  }
}
