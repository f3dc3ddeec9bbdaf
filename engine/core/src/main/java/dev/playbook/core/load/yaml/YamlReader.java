package dev.playbook.core.load.yaml;

import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.YamlTree;
import java.util.Optional;

/** Reads one YAML document whose root is a block of keys. */
public final class YamlReader {
  private final Diagnostics problems;

  /** Makes a reader that adds what is wrong to the given problems. */
  public YamlReader(Diagnostics problems) {
    this.problems = problems;
  }

  /**
   * Returns the tree; empty when there is none that makes sense. A tree is returned beside errors
   * where only a part is wrong, such as a key that is written twice.
   */
  public Optional<YamlTree.Mapping> read(Source source) {
    Optional<Diagnostic> hidden = TextCheck.of(source);
    if (hidden.isPresent()) {
      problems.add(hidden.get());
      return Optional.empty();
    }
    Diagnostics found = new Diagnostics();
    try {
      Optional<YamlTree> document = new TreeBuilder(new EventStream(source), found).document();
      problems.addAll(found.sorted());
      return isMisindented(found) ? Optional.empty() : root(document, source);
    } catch (UnreadableYamlException fault) {
      Diagnostic last = fault.diagnostic();
      if (isMisindented(found)) {
        problems.addAll(found.sorted());
        return Optional.empty();
      }
      found.sorted().stream().filter(each -> !isSame(each, last)).forEach(problems::add);
      problems.add(last);
      return Optional.empty();
    }
  }

  /** Nothing that is said about such a tree would be true: blocks lie where nobody meant them. */
  private static boolean isMisindented(Diagnostics found) {
    return found.sorted().stream().anyMatch(each -> each.id().equals(Rule.INDENTATION.id()));
  }

  /** A template without quotes is often first half understood, and then not at all. */
  private static boolean isSame(Diagnostic one, Diagnostic other) {
    return one.id().equals(other.id()) && one.span().line() == other.span().line();
  }

  private Optional<YamlTree.Mapping> root(Optional<YamlTree> document, Source source) {
    if (document.isPresent() && document.get() instanceof YamlTree.Mapping mapping) {
      return Optional.of(mapping);
    }
    String message =
        switch (document.orElse(null)) {
          case null -> "the file is empty";
          case YamlTree.Sequence _ -> "the file is a list, not a block of keys";
          case YamlTree.Scalar _ -> "the file is one text, not a block of keys";
          case YamlTree.Mapping _ -> throw new IllegalStateException("handled above");
        };
    problems.add(
        Rule.DOCUMENT
            .error(document.map(YamlTree::span).orElse(source.start()), message)
            .hint("begin with `schemaVersion: 1`"));
    return Optional.empty();
  }
}
