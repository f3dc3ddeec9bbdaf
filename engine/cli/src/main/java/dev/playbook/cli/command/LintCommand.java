package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.Loaded;
import dev.playbook.core.load.PlaybookLoader;
import dev.playbook.core.load.lint.LintRules;
import dev.playbook.core.load.lint.Linter;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.DiagnosticRenderer;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.format.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

final class LintCommand implements Command {
  private final Console console;
  private final Argument<List<Path>> names =
      Argument.words("NAME", "0..*", Path.class, PlaybookFolder.NAMES);
  private final Argument<Path> target =
      Argument.option("--target", "NAME", Path.class, "check them for this target");
  private final Argument<Boolean> strict =
      Argument.flag("--strict", "exit with 3 for a warning, too");
  private final Argument<FindingsOutput> format =
      Argument.option("-o", "FORMAT", FindingsOutput.class, FindingsOutput.DESCRIPTION);

  LintCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Looks for hazards in playbooks: what fails the second time, hides a failure, or cannot"
        + " be taken back. Touches nothing.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return List.of(names, target, strict, format);
  }

  @Override
  public Integer call() throws IOException {
    PlaybookLoader loader = LoadOptions.loader(StepCatalog.discover());
    List<Loaded> all = new ArrayList<>();
    for (Path playbook : PlaybookFolder.named(names.or(List.of(PlaybookFolder.usual())))) {
      all.add(loader.load(playbook, target.given()));
    }
    Findings findings = Findings.all(lint(all));
    show(findings);
    return exitCode(findings);
  }

  /** The hazards of valid playbooks; of others only what makes them invalid. */
  private static List<Findings> lint(List<Loaded> all) {
    List<Loaded.Valid> valid =
        all.stream().filter(Loaded.Valid.class::isInstance).map(Loaded.Valid.class::cast).toList();
    Iterator<List<Diagnostic>> hazards = new Linter().lint(valid).iterator();
    return all.stream()
        .map(
            loaded ->
                switch (loaded) {
                  case Loaded.Valid it -> withWarnings(it, hazards.next());
                  case Loaded.Invalid _, Loaded.Unreadable _ -> loaded.findings();
                })
        .toList();
  }

  private static Findings withWarnings(Loaded.Valid valid, List<Diagnostic> hazards) {
    List<Diagnostic> all = new ArrayList<>(valid.warnings());
    all.addAll(hazards);
    List<Source> sources = valid.playbook().sources();
    return Findings.of(sources, valid.files().uses(), all);
  }

  private void show(Findings findings) {
    FindingsOutput output = format.or(FindingsOutput.TEXT);
    output.show(findings, console);
    if (output == FindingsOutput.TEXT && findings.errors() == 0) {
      String summary =
          DiagnosticRenderer.summary(findings.sources().size(), findings.diagnostics());
      if (findings.warnings() > 0) {
        console.say(summary);
      } else {
        console.println("%s (%d lint rules)".formatted(summary, LintRules.all().size()));
      }
    }
  }

  private int exitCode(Findings findings) {
    if (!findings.unread().isEmpty()) {
      return Exit.USAGE;
    }
    boolean refused = findings.errors() > 0 || (strict.or(false) && findings.warnings() > 0);
    return refused ? Exit.INVALID : Exit.OK;
  }
}
