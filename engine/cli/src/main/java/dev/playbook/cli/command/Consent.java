package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.core.model.Target;
import dev.playbook.core.plan.Plan;
import java.util.List;

/** Asks whether a plan is meant. Without somebody who can answer, names the flag that does. */
final class Consent {
  private final Console console;
  private final boolean yes;
  private final String confirmed;

  Consent(Console console, boolean yes, String confirmed) {
    this.console = console;
    this.yes = yes;
    this.confirmed = confirmed;
  }

  /**
   * Returns when the plan is meant.
   *
   * @throws RefusedException when it is not
   */
  void ask(Plan plan) {
    Target target = plan.premises().target();
    if (target.guarded() && plan.destroys() + plan.mayDestroy() > 0) {
      askForName(destruction(plan), target.id());
    } else if (!yes) {
      askForYes(target.id());
    }
  }

  /**
   * Returns when an undo is meant.
   *
   * @param run what is undone
   * @throws RefusedException when it is not
   */
  void askToUndo(Target target, String run) {
    if (target.guarded()) {
      askForName("takes back what run " + run + " has changed", target.id());
    } else if (!yes) {
      askForYes(target.id());
    }
  }

  private static String destruction(Plan plan) {
    long destroys = plan.destroys();
    return destroys == 0
        ? "may destroy something"
        : "destroys %s thing%s".formatted(destroys, destroys == 1 ? "" : "s");
  }

  /** {@code --yes} is not enough here: whoever destroys names where. */
  private void askForName(String what, String target) {
    String prompt = "This %s on %s. Type the target's name to go on: ".formatted(what, target);
    String answer = confirmed.isEmpty() ? answer(prompt, "--confirm " + target) : confirmed;
    if (!answer.equals(target)) {
      throw refused("`" + answer + "` is not `" + target + "`");
    }
  }

  private void askForYes(String target) {
    String answer = answer("Do this on " + target + "? [y/N] ", "--yes");
    if (!List.of("y", "yes").contains(answer)) {
      throw refused("not confirmed");
    }
  }

  private String answer(String prompt, String flag) {
    if (!console.canAsk()) {
      throw refused("nobody can be asked without a terminal; `" + flag + "` answers");
    }
    try {
      return console.ask(prompt).orElse("");
    } catch (InterruptedException e) {
      throw new IllegalStateException("the command's own thread was interrupted", e);
    }
  }

  private static RefusedException refused(String reason) {
    return new RefusedException(Exit.REFUSED, List.of(reason, "nothing was changed"));
  }
}
