package dev.playbook.cli.lint;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.Loaded;
import dev.playbook.core.load.PlaybookLoader;
import dev.playbook.core.load.lint.Linter;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.DiagnosticRenderer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lint says about a playbook.
 *
 * @param findings by place
 * @param text as it is shown
 */
record Linted(List<Diagnostic> findings, String text) {

  /** Lints a playbook; behind {@code other.yml}, where that lies beside it. */
  static Linted of(Path playbook) {
    Path other = playbook.resolveSibling("other.yml");
    List<Loaded.Valid> all =
        Stream.of(other, playbook).filter(Files::exists).map(Linted::valid).toList();
    List<Diagnostic> findings = new Linter().lint(all).getLast();
    return new Linted(findings, renderer(all.getLast().files()).render(findings));
  }

  private static Loaded.Valid valid(Path playbook) {
    Path folder = Objects.requireNonNull(playbook.getParent());
    Loaded loaded =
        new PlaybookLoader(StepCatalog.discover(), folder, Map.of())
            .load(playbook, Optional.empty());
    return switch (loaded) {
      case Loaded.Valid valid -> valid;
      case Loaded.Invalid(var faults, var files) ->
          throw new AssertionError(renderer(files).render(faults));
      case Loaded.Unreadable unreadable -> throw new AssertionError(unreadable.message());
    };
  }

  private static DiagnosticRenderer renderer(Loaded.Files files) {
    return new DiagnosticRenderer(false, files.uses());
  }

  Set<String> ids() {
    return findings.stream().map(Diagnostic::id).collect(Collectors.toSet());
  }
}
