package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.Loaded;
import dev.playbook.core.load.lint.LintRules;
import dev.playbook.core.load.lint.Linter;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.DiagnosticRenderer;
import dev.playbook.core.source.Severity;
import dev.playbook.core.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

final class LintCommand implements Command {
  private static final Path USUAL = Path.of("playbooks");

  private final Console console;
  private final Argument<List<Path>> names =
      Argument.words(
          "NAME",
          "0..*",
          Path.class,
          "playbooks, by name or path, or folders of them; playbooks/ when there is none");
  private final Argument<Path> target =
      Argument.option("--target", "NAME", Path.class, "check them for this target");
  private final Argument<Boolean> strict =
      Argument.flag("--strict", "exit with 3 for a warning, too");

  /** What has been shown: a pack that several playbooks use is shown once. */
  private final Set<Diagnostic> shown = new LinkedHashSet<>();

  private final Set<Source> read = new LinkedHashSet<>();

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
    return List.of(names, target, strict);
  }

  @Override
  public Integer call() {
    try {
      StepCatalog catalog = StepCatalog.discover();
      int worst = Exit.OK;
      for (Path playbook : playbooks()) {
        worst = Math.max(worst, lint(playbook, catalog));
      }
      sumUp();
      return worst;
    } catch (RefusedException refused) {
      return say(refused);
    }
  }

  private List<Path> playbooks() {
    List<Path> playbooks = new ArrayList<>();
    for (Path name : names.or(List.of(USUAL))) {
      if (Files.isDirectory(name)) {
        playbooks.addAll(playbooksIn(name));
      } else {
        playbooks.add(name);
      }
    }
    return playbooks;
  }

  /** Packs and targets lie in folders of their own. */
  private static List<Path> playbooksIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> playbooks =
          files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
      if (playbooks.isEmpty()) {
        throw new RefusedException(Exit.USAGE, "there is no playbook in `%s`".formatted(folder));
      }
      return playbooks;
    } catch (IOException unreadable) {
      throw new RefusedException(Exit.USAGE, "the folder `%s` cannot be read".formatted(folder));
    }
  }

  private int lint(Path name, StepCatalog catalog) {
    try {
      Loaded.Valid loaded = LoadOptions.load(name, target.given(), catalog, console);
      read.addAll(loaded.playbook().sources());
      return show(loaded, new Linter().lint(loaded));
    } catch (RefusedException refused) {
      return say(refused);
    }
  }

  private int show(Loaded.Valid loaded, List<Diagnostic> findings) {
    if (findings.isEmpty()) {
      console.println(
          "%s: no hazards (%d rules)"
              .formatted(loaded.playbook().source().name(), LintRules.all().size()));
      return Exit.OK;
    }
    List<Diagnostic> fresh = findings.stream().filter(shown::add).toList();
    if (!fresh.isEmpty()) {
      boolean colour = console.talkStyle().colour();
      console.say(new DiagnosticRenderer(colour, loaded.files().uses()).render(fresh));
    }
    return strict.or(false) || findings.stream().anyMatch(LintCommand::isError)
        ? Exit.INVALID
        : Exit.OK;
  }

  private void sumUp() {
    if (!shown.isEmpty()) {
      console.say(DiagnosticRenderer.summary(read.size(), shown));
      console.say("why: docs/lint/ID.md");
    }
  }

  private int say(RefusedException refused) {
    refused.lines().forEach(console::say);
    return refused.exitCode();
  }

  private static boolean isError(Diagnostic finding) {
    return finding.severity() == Severity.ERROR;
  }
}
