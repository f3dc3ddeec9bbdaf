package dev.playbook.core.load.lint.rule.data;

import dev.playbook.core.load.lint.command.Arguments;
import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.command.Valued;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.CommandRule;
import dev.playbook.core.source.Diagnostic;

/** {@code psql} reads a script without {@code ON_ERROR_STOP}. */
public final class ScriptGoesOn implements CommandRule {
  private static final About ABOUT =
      About.warning("L1310", "psql goes on after an error and ends with success");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public boolean isHazard(Invocation psql) {
    return psql.is("psql") && goesOn(psql);
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

  @Override
  public Diagnostic found(Invocation psql) {
    return ABOUT
        .at(psql.name(), "`psql` returns 0 although statements of the script failed")
        .hint(
            "write `-v ON_ERROR_STOP=1 --single-transaction`; half a dump still counts as whole, so prove the file first");
  }
}
