package dev.playbook.core.load;

import dev.playbook.core.load.file.Repository;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.DidYouMean;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.YamlTree;
import dev.playbook.core.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says why a file that a playbook names is not read. */
final class Paths {
  private Paths() {}

  static Diagnostic refused(YamlTree.Scalar name, Repository.Refusal refusal) {
    String text = name.text();
    return switch (refusal) {
      case MISSING ->
          Rule.PATH.error(name.span(), "there is no file `%s`".formatted(text)).hint(instead(name));
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

  private static String instead(YamlTree.Scalar name) {
    String text = name.text();
    if (Template.hasTags(text)) {
      return "write the file's name: templates cannot stand here";
    }
    if (text.contains("://")) {
      return "copy the file into the repository: nothing is fetched";
    }
    return nearest(name.span().source().path(), text)
        .map("did you mean `%s`?"::formatted)
        .orElse("write the path relative to this file");
  }

  private static Optional<String> nearest(Path user, String text) {
    int slash = text.lastIndexOf('/') + 1;
    String folder = text.substring(0, slash);
    if (text.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(user.resolveSibling(folder))) {
      List<String> names =
          files
              .filter(Files::isRegularFile)
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".yml"))
              .toList();
      return DidYouMean.closest(names, text.substring(slash)).map(folder::concat);
    } catch (IOException noFolder) {
      return Optional.empty();
    }
  }
}
