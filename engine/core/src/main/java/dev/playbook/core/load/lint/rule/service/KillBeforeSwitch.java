package dev.playbook.core.load.lint.rule.service;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Act;
import dev.playbook.core.load.lint.subject.SettingEdit;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Processes are killed while the setting that starts them is still on. */
public final class KillBeforeSwitch implements LintRule {
  private static final About ABOUT =
      About.warning("L1201", "processes are killed before the switch that starts them is off");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    List<Act> acts = subject.acts();
    return IntStream.range(0, acts.size())
        .filter(at -> kills(acts.get(at)))
        .boxed()
        .flatMap(at -> found(acts.get(at), edits(acts.subList(at, acts.size()), subject)));
  }

  private static boolean kills(Act act) {
    return act.deed().is("docker.kill-process")
        || act.invocation().filter(call -> call.is("pkill", "killall")).isPresent();
  }

  private static Optional<SettingEdit> edits(List<Act> later, Subject subject) {
    return later.stream().flatMap(act -> SettingEdit.of(act, subject).stream()).findFirst();
  }

  private static Stream<Diagnostic> found(Act kill, Optional<SettingEdit> edit) {
    return edit.stream()
        .map(
            it ->
                ABOUT
                    .at(
                        kill.span(),
                        "these processes are killed while their setting still says that they shall run")
                    .relating(it.act().span(), "only here it is changed")
                    .hint("change the setting first: a supervisor starts them again at once"));
  }
}
