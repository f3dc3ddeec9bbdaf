package dev.playbook.cli.command;

import dev.playbook.cli.output.Console;
import dev.playbook.core.journal.EngineProcesses;
import java.util.List;
import java.util.Map;

/** What the operator says beforehand, instead of being asked. */
final class ConsentOptions {
  private final Argument<Boolean> yes = Argument.flag("--yes", "do not ask whether it is meant");
  private final Argument<String> confirmed =
      Argument.option(
          "--confirm",
          "TARGET",
          String.class,
          "the name of a protected target, so that nobody has to type it");
  private final Argument<Map<String, String>> answers =
      Argument.values(
          "--answer",
          "STEP=ANSWER",
          "the answer to a step that asks, STEP.FIELD=TEXT for a line; may be given more than once");

  List<Argument<?>> arguments() {
    return List.of(yes, confirmed, answers);
  }

  /** Returns who asks whether a plan is meant. */
  Consent consent(Console console) {
    return new Consent(console, yes.or(false), confirmed.or(""));
  }

  /** Returns who answers the steps that ask. */
  Respondent respondent(Console console) {
    return new Respondent(console, answers.or(Map.of()), EngineProcesses.current().by());
  }
}
