package dev.playbook.core.plan.input;

import dev.playbook.core.load.yaml.SourceReader;
import dev.playbook.core.load.yaml.YamlReader;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Severity;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.YamlTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file with values, one block of names. Faults are said without an excerpt, and without the words
 * of the file where these may be secret.
 */
final class ValuesFile {
  private final Path path;
  private final boolean secretive;
  private final Diagnostics problems = new Diagnostics();

  ValuesFile(Path path, boolean secretive) {
    this.path = path;
    this.secretive = secretive;
  }

  /** Returns the values by name; none when something in the file is wrong. */
  Map<String, GivenValue> read() {
    Map<String, GivenValue> values = new LinkedHashMap<>();
    tree().stream()
        .flatMap(tree -> tree.entries().stream())
        .forEach(entry -> value(entry).ifPresent(it -> values.put(entry.key().text(), it)));
    return problems.hasErrors() ? Map.of() : values;
  }

  List<String> faults() {
    return problems.sorted().stream()
        .filter(fault -> fault.severity() == Severity.ERROR)
        .map(this::words)
        .toList();
  }

  private Optional<YamlTree.Mapping> tree() {
    String name = path.toString();
    try {
      return new SourceReader(problems)
          .read(path.toAbsolutePath(), name)
          .flatMap(new YamlReader(problems)::read);
    } catch (IOException unreadable) {
      problems.add(
          Rule.PATH.error(
              new Source(path, name, "").start(),
              "the file cannot be read; check its name and mode"));
      return Optional.empty();
    }
  }

  private Optional<GivenValue> value(YamlTree.Entry entry) {
    if (entry.value() instanceof YamlTree.Scalar scalar && scalar.value().isPresent()) {
      return Optional.of(new GivenValue.InFile(scalar.value().get(), scalar.span()));
    }
    problems.add(
        Rule.WRONG_KIND.error(
            entry.value().span(),
            "input `%s`: an input has one single value".formatted(entry.key().text())));
    return Optional.empty();
  }

  private String words(Diagnostic fault) {
    boolean quotes = !fault.id().equals(Rule.WRONG_KIND.id()) && !fault.id().equals(Rule.PATH.id());
    String message = secretive && quotes ? title(fault.id()) : fault.message();
    return fault.span() + ": " + message;
  }

  private static String title(String id) {
    return List.of(Rule.values()).stream()
        .filter(rule -> rule.id().equals(id))
        .map(Rule::title)
        .findFirst()
        .orElse("");
  }
}
