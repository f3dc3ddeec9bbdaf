package dev.playbook.core.load.lint.rule.data;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.command.Valued;
import dev.playbook.core.load.lint.query.Language;
import dev.playbook.core.load.lint.query.Statement;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.shell.ShellScript;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** Rows are chosen by the clock and time zone of the host. */
public final class HostClock implements LintRule {
  private static final About ABOUT =
      About.error("L1307", "rows are chosen by the clock of the host");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject.invocations().filter(call -> call.is("psql")).flatMap(HostClock::found);
  }

  private static Stream<Diagnostic> found(Invocation psql) {
    return psql.arguments(Valued.PSQL).values("-c", "--command").stream()
        .filter(HostClock::changesRows)
        .filter(word -> asksDate(word) || usesDate(word, psql.setting().script()))
        .map(HostClock::found);
  }

  private static boolean changesRows(ShellWord word) {
    return Statement.split(Language.SQL, word.content()).stream()
        .anyMatch(statement -> statement.begins("DELETE") || statement.begins("UPDATE"));
  }

  private static boolean usesDate(ShellWord word, ShellScript script) {
    return script.commands().stream()
        .flatMap(command -> command.assignments().stream())
        .filter(HostClock::asksDate)
        .anyMatch(
            it ->
                word.variables().stream()
                    .anyMatch(used -> it.text().startsWith(used.name() + "=")));
  }

  private static boolean asksDate(ShellWord word) {
    return word.substitutions().stream()
        .filter(command -> !command.words().isEmpty())
        .anyMatch(command -> command.words().getFirst().text().equals("date"));
  }

  private static Diagnostic found(ShellWord word) {
    return ABOUT
        .at(
            word.span(),
            "`date` gives the host's time in the host's time zone, and the database compares it with its own")
        .label("60 rows, 360 or none, by time zone")
        .hint(
            "bind a `timestamptz`: `type: sql` with `params: { since: \"2026-01-20T03:00:00Z\" }`, and `maxRows`");
  }
}
