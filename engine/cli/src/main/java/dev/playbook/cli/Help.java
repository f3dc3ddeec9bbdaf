package dev.playbook.cli;

import dev.playbook.cli.command.CommandName;
import dev.playbook.cli.output.Style;
import dev.playbook.core.source.DidYouMean;

/** The first page of help. */
final class Help {
  private Help() {}

  static String text(Style style) {
    StringBuilder text = new StringBuilder();
    text.append(style.strong("playbook")).append(": rollback playbooks, planned and run\n\n");
    text.append("  playbook COMMAND [NAME] [OPTIONS]\n\n");
    for (CommandName name : CommandName.values()) {
      text.append("  %-10s %s%n".formatted(name.word(), name.summary()));
    }
    text.append("\n  playbook plan epic2-search      what would change, without touching it\n");
    text.append("  playbook run epic2-search       shows the plan, asks, and does it\n");
    text.append("\n  playbook COMMAND --help         everything about a command\n");
    text.append("  --color=auto|always|never   --version\n");
    return text.toString();
  }

  /** Returns the command that was probably meant, to stand behind a message. */
  static String meant(String word) {
    return DidYouMean.closest(CommandName.words(), word)
        .map(near -> "; did you mean `" + near + "`?")
        .orElse("; `playbook --help` lists the commands");
  }
}
