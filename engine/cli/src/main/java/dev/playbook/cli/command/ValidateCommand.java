package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.Loaded;
import dev.playbook.core.load.PlaybookLoader;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.StepNode;
import dev.playbook.core.source.format.Findings;
import java.nio.file.Path;
import java.util.List;

final class ValidateCommand implements Command {
  private final Console console;
  private final Argument<List<Path>> names =
      Argument.words("NAME", "1..*", Path.class, "playbooks, by name or path");
  private final Argument<Path> target =
      Argument.option("--target", "NAME", Path.class, "check it for this target");

  private final Argument<FindingsOutput> format =
      Argument.option("-o", "FORMAT", FindingsOutput.class, FindingsOutput.DESCRIPTION);

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Checks playbooks without touching anything; shows every fault at once.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return List.of(names, target, format);
  }

  @Override
  public Integer call() {
    PlaybookLoader loader = LoadOptions.loader(StepCatalog.discover());
    List<Loaded> checked =
        names.or(List.of()).stream().map(name -> loader.load(name, target.given())).toList();
    Findings findings = Findings.all(checked.stream().map(Loaded::findings).toList());
    FindingsOutput output = format.or(FindingsOutput.TEXT);
    output.show(findings, console);
    if (output == FindingsOutput.TEXT) {
      checked.forEach(this::praise);
    }
    return checked.stream().mapToInt(LoadOptions::exitCode).max().orElse(Exit.OK);
  }

  private void praise(Loaded loaded) {
    if (loaded instanceof Loaded.Valid valid) {
      console.println(praise(valid.playbook()));
    }
  }

  private static String praise(Playbook playbook) {
    return "%s is valid (%s steps, %s validations)"
        .formatted(
            playbook.source().name(), count(playbook.steps()), playbook.validations().size());
  }

  private static int count(List<StepNode> nodes) {
    return nodes.stream()
        .mapToInt(
            node ->
                switch (node) {
                  case StepNode.Task _ -> 1;
                  case StepNode.Group group -> count(group.steps());
                  case StepNode.Call call -> count(call.playbook().steps());
                })
        .sum();
  }
}
