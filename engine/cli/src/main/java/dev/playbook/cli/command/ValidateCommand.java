package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.Loaded;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.StepNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    mixinStandardHelpOptions = true,
    description = "Checks playbooks without touching anything; shows every fault at once.")
final class ValidateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "NAME", arity = "1..*", description = "playbooks, by name or path")
  private List<Path> names = List.of();

  @Option(names = "--target", paramLabel = "NAME", description = "check it for this target")
  private @Nullable Path target;

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    StepCatalog catalog = StepCatalog.discover();
    int worst = Exit.OK;
    for (Path name : names) {
      worst = Math.max(worst, validate(name, catalog));
    }
    return worst;
  }

  private int validate(Path name, StepCatalog catalog) {
    try {
      Loaded.Valid valid = LoadOptions.load(name, Optional.ofNullable(target), catalog, console);
      console.println(praise(valid.playbook()));
      return Exit.OK;
    } catch (RefusedException refused) {
      refused.lines().forEach(console::say);
      return refused.exitCode();
    }
  }

  private static String praise(Playbook playbook) {
    return "%s is valid (%d steps, %d validations)"
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
