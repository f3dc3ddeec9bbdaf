package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.core.model.Target;
import dev.playbook.core.plan.Plan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Asks whether a plan is meant. Without somebody who can answer, names the flag that does. */
final class Question {
  private final Console console;
  private final boolean yes;
  private final String confirmed;

  Question(Console console, boolean yes, String confirmed) {
    this.console = console;
    this.yes = yes;
    this.confirmed = confirmed;
  }

  /**
   * Returns when the plan is meant.
   *
   * @throws RefusedException when it is not
   */
  void ask(Plan plan) throws IOException {
    Target target = plan.premises().target();
    if (target.guarded() && plan.destroys() > 0) {
      askForName(plan.destroys(), target.id());
    } else if (!yes) {
      askForYes(target.id());
    }
  }

  /** {@code --yes} is not enough here: whoever destroys names where. */
  private void askForName(long destroys, String target) throws IOException {
    String prompt =
        "This destroys %s thing%s on %s. Type the target's name to go on: "
            .formatted(destroys, destroys == 1 ? "" : "s", target);
    String answer = confirmed.isEmpty() ? answer(prompt, "--confirm " + target) : confirmed;
    if (!answer.equals(target)) {
      throw refused("`" + answer + "` is not `" + target + "`");
    }
  }

  private void askForYes(String target) throws IOException {
    String answer = answer("Do this on " + target + "? [y/N] ", "--yes");
    if (!List.of("y", "yes").contains(answer)) {
      throw refused("not confirmed");
    }
  }

  private String answer(String prompt, String flag) throws IOException {
    if (!console.terminal().in() || !console.terminal().err()) {
      throw refused("nobody can be asked without a terminal; `" + flag + "` answers");
    }
    console.ask(prompt);
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    return Objects.requireNonNullElse(input.readLine(), "").strip();
  }

  private static RefusedException refused(String reason) {
    return new RefusedException(Exit.REFUSED, List.of(reason, "nothing was changed"));
  }
}
