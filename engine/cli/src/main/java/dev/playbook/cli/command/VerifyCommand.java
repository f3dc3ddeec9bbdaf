package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.VerificationPrinter;
import dev.playbook.core.journal.Verification;
import dev.playbook.core.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

final class VerifyCommand implements Command {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Console console;
  private final StateOptions state = new StateOptions();
  private final Argument<String> run =
      Argument.word(
          "RUN", "0..1", String.class, "the run's four characters, or `last` (the default)");
  private final Argument<String> head =
      Argument.option(
          "--head",
          "HASH",
          String.class,
          "the head that a report or a run told: finds also what was cut off at the end");
  private final Argument<DocumentFormat> format = DocumentFormat.option();

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Reads the journal of a run and the files beside it, and says whether they are as they"
        + " were written. Changes nothing.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return Argument.all(state.arguments(), List.of(run, head, format));
  }

  @Override
  public Integer call() throws IOException {
    head.given().ifPresent(VerifyCommand::check);
    String id = run.or("last");
    VerificationPrinter found =
        new VerificationPrinter(
            id, Verification.of(state.directory(id)), head.given().map(VerifyCommand::lower));
    switch (format.or(DocumentFormat.TEXT)) {
      case JSON -> console.println(Json.write(found.json()));
      case TEXT -> console.print(found.text(console.style()));
    }
    return found.isWhole() ? Exit.OK : Exit.UNKNOWN;
  }

  private static void check(String hash) {
    if (!HASH.matcher(lower(hash)).matches()) {
      throw new RefusedException(
          Exit.USAGE,
          List.of(
              "`" + hash + "` is no head: it has 64 characters, 0 to 9 and a to f",
              "take it from `playbook report`, or from the end of a run"));
    }
  }

  private static String lower(String hash) {
    return hash.toLowerCase(Locale.ROOT);
  }
}
