package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.Loaded;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.StepNode;
import java.nio.file.Path;
import java.util.List;

final class ValidateCommand implements Command {
  private final Console console;
  private final Argument<List<Path>> names =
      Argument.words("NAME", "1..*", Path.class, "playbooks, by name or path");
  private final Argument<Path> target =
      Argument.option("--target", "NAME", Path.class, "check it for this target");

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Checks playbooks without touching anything; shows every fault at once.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return List.of(names, target);
  }

  @Override
  public Integer call() {
    StepCatalog catalog = StepCatalog.discover();
    int worst = Exit.OK;
    for (Path name : names.or(List.of())) {
      worst = Math.max(worst, validate(name, catalog));
    }
    return worst;
  }

  private int validate(Path name, StepCatalog catalog) {
    try {
      Loaded.Valid valid = LoadOptions.load(name, target.given(), catalog, console);
      console.println(praise(valid.playbook()));
      return Exit.OK;
    } catch (RefusedException refused) {
      refused.lines().forEach(console::say);
      return refused.exitCode();
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
                })
        .sum();
  }
}
