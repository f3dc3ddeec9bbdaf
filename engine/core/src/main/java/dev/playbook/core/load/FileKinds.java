package dev.playbook.core.load;

import dev.playbook.core.load.tree.Block;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Span;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells the files of the language apart, so that one of another kind is one fault, not ten. */
final class FileKinds {
  private FileKinds() {}

  /**
   * Returns what is wrong when the file is plainly not of the wanted kind. A baseline holds
   * whatever was measured.
   */
  static Optional<Diagnostic> mismatch(Block root, FileReader.Kind wanted) {
    if (wanted == FileReader.Kind.BASELINE) {
      return Optional.empty();
    }
    Optional<FileReader.Kind> kind = kind(root);
    if (kind.isPresent()) {
      return kind.filter(other -> other != wanted).map(other -> fault(root, other, wanted));
    }
    boolean anything = Stream.of("schemaVersion", "id", "steps", "validations").anyMatch(root::has);
    return anything || wanted != FileReader.Kind.PLAYBOOK
        ? Optional.empty()
        : Optional.of(
            Rule.FILE_KIND
                .error(beginning(root), "the file is no playbook")
                .hint("a playbook has the keys `schemaVersion: 1`, `id:` and `steps:`"));
  }

  private static Optional<FileReader.Kind> kind(Block root) {
    return switch (root.text("kind").orElse("")) {
      case "target" -> Optional.of(FileReader.Kind.TARGET);
      case "triggers" -> Optional.of(FileReader.Kind.TRIGGERS);
      case "validations" -> Optional.of(FileReader.Kind.PACK);
      default -> root.has("steps") ? Optional.of(FileReader.Kind.PLAYBOOK) : Optional.empty();
    };
  }

  private static Diagnostic fault(Block root, FileReader.Kind kind, FileReader.Kind wanted) {
    return Rule.FILE_KIND
        .error(
            root.has("kind") ? root.place("kind") : beginning(root),
            "the file is %s, not %s".formatted(name(kind), name(wanted)))
        .hint(
            switch (wanted) {
              case PLAYBOOK -> "name a playbook; targets and packs are checked with one";
              case PACK -> "`use:` a file of `kind: validations`";
              case TRIGGERS -> "`use:` a file of `kind: triggers`";
              case TARGET -> "name a file of `kind: target`";
              case BASELINE -> "name a file of measured values";
            });
  }

  private static String name(FileReader.Kind kind) {
    return switch (kind) {
      case PLAYBOOK -> "a playbook";
      case PACK -> "a pack of validations";
      case TRIGGERS -> "a list of triggers";
      case TARGET -> "a target";
      case BASELINE -> "a baseline";
    };
  }

  /** A whole file is too much to underline: its first key stands for it. */
  private static Span beginning(Block root) {
    return root.tree().entries().stream()
        .findFirst()
        .map(entry -> entry.key().span())
        .orElse(root.span());
  }
}
