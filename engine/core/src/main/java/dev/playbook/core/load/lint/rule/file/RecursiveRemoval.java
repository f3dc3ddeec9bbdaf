package dev.playbook.core.load.lint.rule.file;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.command.Removal;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.CommandRule;
import dev.playbook.core.source.Diagnostic;

/** {@code rm -r}: what is gone is gone before anything has proven to replace it. */
public final class RecursiveRemoval implements CommandRule {
  private static final About ABOUT = About.warning("L1005", "a folder is deleted, not moved aside");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public boolean isHazard(Invocation remove) {
    return Removal.isOfFolders(remove);
  }

  @Override
  public Diagnostic found(Invocation remove) {
    return ABOUT
        .at(remove.span(), "`rm -r` deletes before the new content has proven to be good")
        .label("an empty variable or a wrong directory makes it delete something else")
        .hint(
            "move it aside with `type: file.move`, for example to `data.before-{{run.id}}`: instant on one file system, and undo moves it back");
  }
}
