package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.LiveProgress;
import dev.playbook.cli.output.RecheckPrinter;
import dev.playbook.cli.output.VerificationPrinter;
import dev.playbook.core.Engine;
import dev.playbook.core.OpenRun;
import dev.playbook.core.activity.Operator;
import dev.playbook.core.activity.StopSignal;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.journal.Verification;
import dev.playbook.core.json.Json;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.run.Recheck;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

final class VerifyCommand implements Command {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Console console;
  private final StateOptions state = new StateOptions();
  private final InputOptions inputs = new InputOptions();
  private final Argument<String> run =
      Argument.word(
          "RUN", "0..1", String.class, "the run's four characters, or `last` (the default)");
  private final Argument<String> head =
      Argument.option(
          "--head",
          "HASH",
          String.class,
          "the head that a report or a run told: finds also what was cut off at the end");
  private final Argument<Boolean> journal =
      Argument.flag("--journal", "only the journal and the files beside it: ask no service");
  private final Argument<DocumentFormat> format = DocumentFormat.option();

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Says whether the journal of a run and the files beside it are as they were written, and"
        + " whether its validations hold now. Writes nothing down.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return Argument.all(state.arguments(), List.of(run, head, journal, format), inputs.arguments());
  }

  @Override
  public Integer call() throws IOException {
    head.given().ifPresent(VerifyCommand::check);
    String id = run.or("last");
    VerificationPrinter files =
        new VerificationPrinter(
            id, Verification.of(state.directory(id)), head.given().map(VerifyCommand::lower));
    boolean isText = format.or(DocumentFormat.TEXT) == DocumentFormat.TEXT;
    if (isText) {
      console.print(files.text(console.style()));
    }
    Optional<RunReport> now = files.isWhole() ? now(state.run(id), isText) : Optional.empty();
    if (!isText) {
      console.println(Json.write(json(files, now)));
    }
    return files.isWhole()
        ? now.flatMap(RunReport::ended).map(it -> it.verdict().exitCode()).orElse(Exit.OK)
        : Exit.UNKNOWN;
  }

  /** Returns the run with what its validations say now; empty when they cannot be asked. */
  private Optional<RunReport> now(RecordedRun recorded, boolean isText) throws IOException {
    if (journal.or(false)) {
      return Optional.empty();
    }
    Optional<String> obstacle = Recheck.obstacle(recorded.started(), recorded.state());
    if (obstacle.isPresent()) {
      console.say("validations are not repeated: " + obstacle.get());
      return Optional.empty();
    }
    RunReport report = RunReport.of(rechecked(recorded, isText));
    if (isText) {
      console.print(new RecheckPrinter(report).text(console.style()));
    }
    return Optional.of(report);
  }

  private List<RunEvent> rechecked(RecordedRun recorded, boolean isText) throws IOException {
    StepCatalog catalog = StepCatalog.discover();
    Engine engine = Preparation.engine(catalog, state, console, Operator.NOBODY);
    StopSignal stop = new StopSignal();
    Interrupts.stopOn(stop, console);
    List<RunEvent> events = new ArrayList<>(recorded.events());
    try (OpenRun open =
        Reopened.or(() -> engine.reopen(recorded, LoadOptions.loader(catalog), inputs.given()))) {
      if (isText && console.terminal().err()) {
        try (LiveProgress live = new LiveProgress(console, false)) {
          open.recheck(stop, List.of(events::add, live));
        }
      } else {
        open.recheck(stop, List.<RunListener>of(events::add));
      }
    }
    return events;
  }

  private static Map<String, Object> json(VerificationPrinter files, Optional<RunReport> now) {
    Map<String, Object> json = files.json();
    now.ifPresent(report -> json.put("validations", new RecheckPrinter(report).json()));
    return json;
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
