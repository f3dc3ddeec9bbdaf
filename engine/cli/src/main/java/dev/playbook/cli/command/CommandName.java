package dev.playbook.cli.command;

import dev.playbook.cli.output.Console;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every command with its one line of help. A command is only built when it is called, so that the
 * others cost nothing.
 */
public enum CommandName {
  VALIDATE("check playbooks without touching anything", ValidateCommand::new),
  PLAN("show what a run would really change", PlanCommand::new),
  RUN("run a playbook", RunCommand::new),
  STATUS("show the runs that have no end", StatusCommand::new),
  HISTORY("list the runs", HistoryCommand::new),
  REPORT("tell how a run went", ReportCommand::new),
  STEPS("list the step types, or explain one", StepsCommand::new),
  SCHEMA("print a JSON schema for editors", SchemaCommand::new);

  private final String summary;
  private final Function<Console, Callable<Integer>> maker;

  CommandName(String summary, Function<Console, Callable<Integer>> maker) {
    this.summary = summary;
    this.maker = maker;
  }

  /** Returns the command with a name. */
  public static Optional<CommandName> of(String word) {
    return Stream.of(values()).filter(name -> name.word().equals(word)).findFirst();
  }

  /** Returns the names of all commands. */
  public static List<String> words() {
    return Stream.of(values()).map(CommandName::word).toList();
  }

  /** Returns how it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what it does, in a few words. */
  public String summary() {
    return summary;
  }

  /** Builds the command. */
  public Callable<Integer> make(Console console) {
    return maker.apply(console);
  }
}
