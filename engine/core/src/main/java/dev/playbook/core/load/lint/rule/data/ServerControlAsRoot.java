package dev.playbook.core.load.lint.rule.data;

import dev.playbook.core.load.lint.command.DockerExec;
import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Deed;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** {@code pg_ctl} in a container, where one is root. */
public final class ServerControlAsRoot implements LintRule {
  private static final About ABOUT = About.error("L1309", "pg_ctl refuses to be run as root");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject.deeds().stream()
        .filter(deed -> !changesUser(deed))
        .flatMap(deed -> deed.invocations().stream())
        .filter(call -> call.is("pg_ctl") && call.setting().container().isPresent())
        .map(ServerControlAsRoot::found);
  }

  private static boolean changesUser(Deed deed) {
    return deed.with().has("user")
        || deed.invocations().stream().anyMatch(ServerControlAsRoot::changesUser);
  }

  private static boolean changesUser(Invocation call) {
    return call.is("su", "sudo", "gosu", "runuser", "setpriv")
        || DockerExec.of(call).filter(exec -> exec.options().has("-u", "--user")).isPresent();
  }

  private static Diagnostic found(Invocation control) {
    return ABOUT
        .at(control.name(), "`pg_ctl` cannot be run as root, and in the container one is")
        .hint(
            "reload with `type: sql`: `SELECT pg_reload_conf()`; restart with `type: docker.restart`");
  }
}
