package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.FulfilmentPrinter;
import dev.playbook.cli.output.ReportPrinter;
import dev.playbook.cli.output.Style;
import dev.playbook.core.Engine;
import dev.playbook.core.activity.Operator;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.report.RunAccount;
import dev.playbook.core.report.format.ReportFormat;
import dev.playbook.core.report.incident.Field;
import dev.playbook.core.source.DidYouMean;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

final class ReportCommand implements Command {
  private final Console console;
  private final StateOptions state = new StateOptions();
  private final Argument<String> run =
      Argument.word(
          "RUN", "0..1", String.class, "the run's four characters, or `last` (the default)");
  private final Argument<Form> form =
      Argument.option(
          List.of("-o", "--format"),
          "FORMAT",
          Form.class,
          "text, md, html, json or junit (default: text, with --open html)");
  private final Argument<Path> output =
      Argument.option(
          "--output", "FILE", Path.class, "write it there, for its owner only, not to the output");

  private final Argument<Boolean> open =
      Argument.flag("--open", "write it beside the journal, or to --output, and open it");
  private final Argument<Map<String, String>> texts =
      Argument.values(
          "--set",
          "FIELD=TEXT",
          "fills in a field of the incident report that only people can: "
              + String.join(", ", Field.ids())
              + "; kept in the run's journal; may be given more than once");

  ReportCommand(Console console) {
    this.console = console;
  }

  private enum Form {
    TEXT,
    MD,
    HTML,
    JSON,
    JUNIT
  }

  @Override
  public String description() {
    return "Tells how a run went, from its journal alone.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return Argument.all(state.arguments(), List.of(run, form, output, open, texts));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    RecordedRun recorded = filled(state.run(run.or("last")));
    String report = report(recorded);
    Optional<Path> file = file(recorded);
    if (file.isPresent()) {
      WholeFile.ofOwner(file.get()).write(console.masked(report));
      console.say("wrote " + file.get());
      show(file.get());
    } else {
      console.print(report);
    }
    recorded.damage().ifPresent(damage -> console.say("the journal is damaged at " + damage));
    return recorded.damage().isPresent() ? Exit.UNKNOWN : Exit.OK;
  }

  private Optional<Path> file(RecordedRun recorded) {
    Path beside =
        recorded.directory().path().resolve("report." + form().name().toLowerCase(Locale.ROOT));
    return output.given().or(() -> Optional.of(beside).filter(_ -> open.or(false)));
  }

  private void show(Path file) throws InterruptedException {
    if (open.or(false)) {
      Desktop.open(file).ifPresent(why -> console.say("%s; open the file yourself".formatted(why)));
    }
  }

  private Form form() {
    return form.or(open.or(false) ? Form.HTML : Form.TEXT);
  }

  private RecordedRun filled(RecordedRun recorded) throws IOException {
    Map<String, String> given = texts.or(Map.of());
    if (given.isEmpty()) {
      return recorded;
    }
    given.keySet().forEach(ReportCommand::check);
    StepCatalog catalog = StepCatalog.discover();
    Engine engine = Preparation.engine(catalog, state, console, Operator.NOBODY);
    Reopened.or(
        () -> {
          engine.fill(recorded, LoadOptions.loader(catalog), given);
          return given;
        });
    return state.history().reread(recorded);
  }

  private static void check(String id) {
    if (Field.of(id).isEmpty()) {
      String near = DidYouMean.among(Field.ids(), id);
      throw new RefusedException(
          Exit.USAGE,
          List.of(
              "`%s` is no field of the report%s".formatted(id, near.isEmpty() ? "" : "; " + near),
              "the fields are %s; nothing was written".formatted(String.join(", ", Field.ids()))));
    }
  }

  private String report(RecordedRun recorded) {
    RunAccount account = RunAccount.of(recorded);
    return switch (form()) {
      case TEXT -> text(account, recorded);
      case MD -> ReportFormat.MD.write(account);
      case HTML -> ReportFormat.HTML.write(account);
      case JSON -> ReportFormat.JSON.write(account);
      case JUNIT -> ReportFormat.JUNIT.write(account);
    };
  }

  private String text(RunAccount account, RecordedRun recorded) {
    Style style = output.given().isPresent() || open.or(false) ? Style.PLAIN : console.style();
    return new ReportPrinter(style).text(account.report())
        + account.fulfilment().map(new FulfilmentPrinter(style)::text).orElse("")
        + "\njournal   %s\nhead      %s\n"
            .formatted(recorded.directory().journal(), recorded.head());
  }
}
