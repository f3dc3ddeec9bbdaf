package dev.playbook.core.load;

import dev.playbook.core.load.file.Finder;
import dev.playbook.core.load.tree.Pack;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.YamlTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Sees to it that a failed run does not send people to a playbook that is not there. */
record EscalationCheck(Finder finder, Diagnostics problems) {

  void check(Pack playbook, Path file) {
    playbook
        .root()
        .scalar("escalateTo")
        .filter(name -> !isThere(name.text(), file))
        .ifPresent(name -> warn(name, file));
  }

  private boolean isThere(String name, Path file) {
    return Files.isRegularFile(file.resolveSibling(name + ".yml"))
        || finder.playbook(Path.of(name)).isPresent();
  }

  private void warn(YamlTree.Scalar name, Path file) {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    problems.add(
        Rule.PATH
            .warning(name.span(), "there is no playbook `%s` here".formatted(name.text()))
            .hint(Finder.nearest(folder, name.text())));
  }
}
