package dev.playbook.core.load.lint.rule.file;

import dev.playbook.core.load.lint.command.Arguments;
import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.command.Valued;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.CommandRule;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.source.Diagnostic;
import java.util.List;

/** Git commands that replace files without keeping what was not committed. */
public final class GitOverwrites implements CommandRule {
  private static final About ABOUT =
      About.warning("L1004", "git replaces files and keeps nothing of what was not committed");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public boolean isHazard(Invocation git) {
    return git.is("git") && overwrites(git);
  }

  private static boolean overwrites(Invocation git) {
    List<ShellWord> line = git.arguments(Valued.GIT).operands();
    Arguments all = git.arguments(Valued.GIT);
    String verb = line.isEmpty() ? "" : line.getFirst().text();
    return switch (verb) {
      case "checkout" -> git.words().stream().anyMatch(word -> word.text().equals("--"));
      case "restore" -> !all.has("--staged") || all.has("--worktree");
      case "reset" -> all.has("--hard");
      case "clean" -> all.has("-f", "--force");
      default -> false;
    };
  }

  @Override
  public Diagnostic found(Invocation git) {
    return ABOUT
        .at(git.span(), "git overwrites uncommitted work without a word")
        .hint(
            "take `type: git.restore`: it refuses dirty files, names untracked ones such as `.env`, and keeps what it replaces");
  }
}
