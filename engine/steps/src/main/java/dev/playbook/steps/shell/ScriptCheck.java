package dev.playbook.steps.shell;

import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.process.Command;
import dev.playbook.steps.process.Query;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets bash read a script without running any of it. */
final class ScriptCheck {
  private static final Pattern PLACE = Pattern.compile("(?m)^.*?: line (\\d+): (.*)$");

  private ScriptCheck() {}

  static Inspection inspect(Work.Script script, Command command, InspectContext context)
      throws StepFailedException, InterruptedException {
    Query.Answer answer =
        Query.ask(
            Command.of(context, List.of("bash", "-n"))
                .in(command.directory())
                .reading(script.text()),
            context);
    return answer.isYes()
        ? new Inspection.Opaque("the script parses, effect unknown")
        : new Inspection.Blocked(
            "the script cannot be parsed: " + reason(answer.error()),
            "correct the script; nothing of it was run");
  }

  private static String reason(String error) {
    Matcher place = PLACE.matcher(error);
    return place.find() ? "line " + place.group(1) + ": " + place.group(2) : error;
  }
}
