package dev.playbook.cli.command;

import dev.playbook.cli.output.Console;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every command with its one line of help. A command is only built when it is called, so that the
 * others cost nothing.
 */
public enum CommandName {
  VALIDATE("check playbooks without touching anything"),
  LINT("look for hazards in playbooks"),
  PLAN("show what a run would really change"),
  RUN("run a playbook"),
  RESUME("go on with a run that broke off"),
  RESOLVE("say how a step ended of which nobody knows"),
  UNDO("take back what a run has changed"),
  STATUS("show the runs that have no end"),
  HISTORY("list the runs"),
  REPORT("tell how a run went"),
  VERIFY("check that a run's journal is whole, and its validations hold"),
  TRIGGER("list the triggers, or try them on the live system"),
  BASELINE("keep what a well system measures, or compare with it"),
  DOCTOR("try what this machine offers to runs"),
  STEPS("list the step types, or explain one"),
  EXPLAIN("explain the id of a message"),
  LIST("list the playbooks"),
  INIT("write a first playbook to begin with"),
  DOCS("write pages about the playbooks"),
  SCHEMA("print a JSON schema for editors"),
  COMPLETION("print the completion of a shell");

  private final String summary;

  CommandName(String summary) {
    this.summary = summary;
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
  public Command make(Console console) {
    return switch (this) {
      case VALIDATE -> new ValidateCommand(console);
      case LINT -> new LintCommand(console);
      case PLAN -> new PlanCommand(console);
      case RUN -> new RunCommand(console);
      case RESUME -> new ResumeCommand(console);
      case RESOLVE -> new ResolveCommand(console);
      case UNDO -> new UndoCommand(console);
      case STATUS -> new StatusCommand(console);
      case HISTORY -> new HistoryCommand(console);
      case REPORT -> new ReportCommand(console);
      case VERIFY -> new VerifyCommand(console);
      case TRIGGER -> new TriggerCommand(console);
      case BASELINE -> new BaselineCommand(console);
      case DOCTOR -> new DoctorCommand(console);
      case STEPS -> new StepsCommand(console);
      case EXPLAIN -> new ExplainCommand(console);
      case LIST -> new ListCommand(console);
      case INIT -> new InitCommand(console);
      case DOCS -> new DocsCommand(console);
      case SCHEMA -> new SchemaCommand(console);
      case COMPLETION -> new CompletionCommand(console);
    };
  }
}
