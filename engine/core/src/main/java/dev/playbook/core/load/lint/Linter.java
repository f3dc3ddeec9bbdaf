package dev.playbook.core.load.lint;

import dev.playbook.core.load.Loaded;
import dev.playbook.core.load.lint.claim.Claimant;
import dev.playbook.core.load.lint.rule.ComparingRule;
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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for hazards in playbooks: the one door of this package. Keeps nothing. */
public final class Linter {

  /** A playbook as the rules see it. */
  private record Reading(List<Block> files, Subject subject, Claimant claimant) {}

  /**
   * Returns every hazard of a playbook and its packs that no comment suppresses, by place.
   *
   * @param loaded the playbook; its target tells which names mean the same container
   */
  public List<Diagnostic> lint(Loaded.Valid loaded) {
    return lint(List.of(loaded)).getFirst();
  }

  /**
   * Returns for each playbook every hazard of its own, and between it and those before it, that no
   * comment suppresses, by place.
   */
  public List<List<Diagnostic>> lint(List<Loaded.Valid> loaded) {
    List<List<Diagnostic>> all = new ArrayList<>();
    List<Reading> before = new ArrayList<>();
    for (Loaded.Valid each : loaded) {
      Reading reading = read(each);
      Set<Diagnostic> findings = findings(reading, before);
      all.add(new Suppressions(reading.files(), ids(), comparing()).apply(findings));
      before.add(reading);
    }
    return all;
  }

  private static Reading read(Loaded.Valid loaded) {
    List<Block> files =
        loaded.playbook().sources().stream()
            .distinct()
            .map(Linter::tree)
            .flatMap(Optional::stream)
            .toList();
    Map<String, String> containers = loaded.target().map(Target::containers).orElse(Map.of());
    Subject subject = SubjectReader.read(files, containers);
    return new Reading(files, subject, Claimant.of(loaded, subject));
  }

  private static Set<Diagnostic> findings(Reading reading, List<Reading> before) {
    Set<Diagnostic> findings = new LinkedHashSet<>();
    for (LintRule rule : LintRules.all()) {
      rule.check(reading.subject()).forEach(findings::add);
      if (rule instanceof ComparingRule comparing) {
        before.stream()
            .flatMap(other -> comparing.compare(other.claimant(), reading.claimant()))
            .forEach(findings::add);
      }
    }
    return findings;
  }

  private static Set<String> ids() {
    return ids(LintRules.all().stream());
  }

  private static Set<String> comparing() {
    return ids(LintRules.all().stream().filter(ComparingRule.class::isInstance));
  }

  private static Set<String> ids(Stream<LintRule> rules) {
    return rules.map(rule -> rule.about().id()).collect(Collectors.toSet());
  }

  /** A file that was valid a moment ago, and has not changed since. */
  private static Optional<Block> tree(Source source) {
    return new YamlReader(new Diagnostics()).read(source).map(Block::new);
  }
}
