package dev.playbook.core.load.lint;

import dev.playbook.core.load.Loaded;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.load.lint.subject.SubjectReader;
import dev.playbook.core.load.lint.suppression.Suppressions;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.load.yaml.YamlReader;
import dev.playbook.core.model.Target;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Source;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for hazards in a playbook: the one door of this package. Keeps nothing. */
public final class Linter {

  /**
   * Returns every hazard of a playbook and its packs that no comment suppresses, by place.
   *
   * @param loaded the playbook; its target tells which names mean the same container
   */
  public List<Diagnostic> lint(Loaded.Valid loaded) {
    List<Block> files =
        loaded.playbook().sources().stream()
            .distinct()
            .map(Linter::tree)
            .flatMap(Optional::stream)
            .toList();
    Map<String, String> containers = loaded.target().map(Target::containers).orElse(Map.of());
    Subject subject = SubjectReader.read(files, containers);
    return new Suppressions(files, ids()).apply(findings(subject));
  }

  private static Collection<Diagnostic> findings(Subject subject) {
    Set<Diagnostic> findings = new LinkedHashSet<>();
    for (LintRule rule : LintRules.all()) {
      rule.check(subject).forEach(findings::add);
    }
    return findings;
  }

  private static Set<String> ids() {
    return LintRules.all().stream().map(rule -> rule.about().id()).collect(Collectors.toSet());
  }

  /** A file that was valid a moment ago, and has not changed since. */
  private static Optional<Block> tree(Source source) {
    return new YamlReader(new Diagnostics()).read(source).map(Block::new);
  }
}
