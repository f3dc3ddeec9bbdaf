package dev.playbook.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command: what it takes, and what it does with it; returns its exit code. */
public interface Command extends Callable<Integer> {
  /** Returns what it does, in a sentence or two. */
  String description();

  /** Returns the words it takes. */
  List<Argument<?>> arguments();

  /** Returns all that picocli has to know. */
  default CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
    spec.usageMessage().description(description());
    arguments().forEach(argument -> spec.add(argument.spec()));
    return spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("show this").build());
  }
}
