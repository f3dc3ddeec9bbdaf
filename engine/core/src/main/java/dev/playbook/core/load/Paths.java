package dev.playbook.core.load;

import dev.playbook.core.load.file.Repository;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.YamlTree;

/** Says why a file that a playbook names is not read. */
final class Paths {
  private Paths() {}

  static Diagnostic refused(YamlTree.Scalar name, Repository.Refusal refusal) {
    String text = name.text();
    return switch (refusal) {
      case MISSING ->
          Rule.PATH
              .error(name.span(), "there is no file `%s`".formatted(text))
              .hint("write the path relative to this file");
      case OUTSIDE ->
          Rule.PATH
              .error(name.span(), "`%s` lies outside of the repository".formatted(text))
              .hint("copy the file into the repository");
      case NO_FILE ->
          Rule.PATH
              .error(name.span(), "`%s` is not a regular file".formatted(text))
              .hint("name a file");
    };
  }
}
