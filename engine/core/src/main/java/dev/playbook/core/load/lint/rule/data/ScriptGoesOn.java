package dev.playbook.core.load.lint.rule.data;

import dev.playbook.core.load.lint.command.Arguments;
import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.command.Valued;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** {@code psql} reads a script without {@code ON_ERROR_STOP}. */
public final class ScriptGoesOn implements LintRule {
  private static final About ABOUT =
      About.warning("L1310", "psql goes on after an error and ends with success");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject
        .invocations()
        .filter(call -> call.is("psql") && goesOn(call))
        .map(ScriptGoesOn::found);
  }

  private static boolean goesOn(Invocation psql) {
    Arguments arguments = psql.arguments(Valued.PSQL);
    boolean script =
        arguments.has("-f", "--file")
            || (psql.isFed() && !arguments.has("-c", "--command", "-l", "--list"));
    boolean stops =
        arguments.values("-v", "--set", "--variable").stream()
            .anyMatch(value -> value.text().startsWith("ON_ERROR_STOP"));
    return script && !stops;
  }

  private static Diagnostic found(Invocation psql) {
    return ABOUT
        .at(psql.name(), "`psql` returns 0 although statements of the script failed")
        .hint(
            "write `-v ON_ERROR_STOP=1 --single-transaction`; half a dump still counts as whole, so prove the file first");
  }
}
