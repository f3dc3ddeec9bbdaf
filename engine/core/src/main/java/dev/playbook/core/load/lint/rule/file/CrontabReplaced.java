package dev.playbook.core.load.lint.rule.file;

import dev.playbook.core.load.lint.command.Arguments;
import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.CommandRule;
import dev.playbook.core.source.Diagnostic;
import java.util.Set;

/** {@code crontab -} with nothing but the new line. */
public final class CrontabReplaced implements CommandRule {
  private static final About ABOUT =
      About.error("L1008", "the whole crontab is replaced by one line");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public boolean isHazard(Invocation crontab) {
    return crontab.is("crontab") && replaces(crontab) && !keeps(crontab);
  }

  private static boolean replaces(Invocation crontab) {
    Arguments arguments = crontab.arguments(Set.of("-u"));
    return arguments.operands().stream().anyMatch(word -> word.text().equals("-"))
        || (crontab.isFed() && arguments.operands().isEmpty() && arguments.options().isEmpty());
  }

  private static boolean keeps(Invocation crontab) {
    return crontab.setting().script().feeding(crontab.command()).stream()
        .filter(command -> !command.words().isEmpty())
        .filter(command -> command.words().getFirst().text().equals("crontab"))
        .anyMatch(command -> command.words().stream().anyMatch(word -> word.text().equals("-l")));
  }

  @Override
  public Diagnostic found(Invocation crontab) {
    return ABOUT
        .at(crontab.span(), "`crontab -` replaces the whole crontab by what comes through the pipe")
        .label("every other entry is gone")
        .hint("write a file of its own into `/etc/cron.d/`, or a systemd timer");
  }
}
