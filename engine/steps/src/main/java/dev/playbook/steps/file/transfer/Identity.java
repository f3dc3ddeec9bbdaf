package dev.playbook.steps.file.transfer;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.file.tree.Entry;
import dev.playbook.steps.file.tree.Sum;
import dev.playbook.steps.file.tree.Tree;
import dev.playbook.steps.intent.Swap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** By what a file or folder is known again. */
final class Identity {
  private Identity() {}

  /** Returns all names, kinds, links, contents and modes of a tree, as one short text. */
  static String of(Tree tree) throws StepFailedException, InterruptedException {
    if (tree.isAbsent()) {
      return Swap.ABSENT;
    }
    String modes =
        tree.entries().entrySet().stream()
            .filter(one -> one.getValue().kind() != Entry.Kind.LINK)
            .map(one -> one.getKey() + "\0" + one.getValue().attributes().mode())
            .collect(Collectors.joining("\0"));
    return Sum.of(tree) + " " + Sum.of(modes);
  }

  /** Returns the number by which the file system knows what is at a path. */
  static String of(Path path) throws StepFailedException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return Swap.ABSENT;
    }
    try {
      Map<String, Object> unix =
          Files.readAttributes(path, "unix:dev,ino", LinkOption.NOFOLLOW_LINKS);
      return unix.get("dev") + ":" + unix.get("ino");
    } catch (IOException e) {
      throw Route.unreadable(path, e);
    }
  }
}
