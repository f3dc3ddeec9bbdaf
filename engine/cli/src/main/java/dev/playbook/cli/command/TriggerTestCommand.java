package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.TriggerProgress;
import dev.playbook.cli.output.TriggerReport;
import dev.playbook.core.Lookout;
import dev.playbook.core.activity.StopSignal;
import dev.playbook.core.activity.StopSignal.Urgency;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.json.Json;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.model.Durations;
import dev.playbook.core.model.Trigger;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

final class TriggerTestCommand implements Command {
  private final Console console;
  private final TriggerOptions triggers = new TriggerOptions();
  private final Argument<String> time =
      Argument.option(
          "--for",
          "DURATION",
          String.class,
          "look again and again for so long, or until it fires (default: one look)");
  private final Argument<DocumentFormat> format = DocumentFormat.option();

  TriggerTestCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Looks at what triggers measure on the live system, and says whether they would fire."
        + " Changes nothing.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return Argument.all(triggers.arguments(), List.of(time, format));
  }

  @Override
  public Integer call() throws IOException {
    Duration duration = time.given().map(TriggerTestCommand::duration).orElse(Duration.ZERO);
    StepCatalog catalog = StepCatalog.discover();
    TriggerOptions.Chosen chosen = triggers.chosen(catalog, console);
    Lookout lookout = new Lookout(new StepBinder(catalog), System.getenv(), Clock.systemUTC());
    console.maskWith(lookout.masker());
    StopSignal stop = new StopSignal();
    Interrupts.stopOn(stop, console);
    TriggerReport report = report(chosen, lookout, duration, stop);
    switch (format.or(DocumentFormat.TEXT)) {
      case TEXT -> console.print(report.text(console.style()));
      case JSON -> console.println(Json.write(report.json()));
    }
    return stop.urgency() == Urgency.NONE ? code(report, chosen) : Exit.STOPPED;
  }

  private TriggerReport report(
      TriggerOptions.Chosen chosen, Lookout lookout, Duration duration, StopSignal stop)
      throws IOException {
    List<Lookout.Watched> watched =
        chosen.entries().stream().flatMap(TriggerTestCommand::measured).toList();
    TriggerProgress progress = new TriggerProgress(console, duration.isPositive());
    return new TriggerReport(
        lookout.test(watched, duration, stop, progress),
        chosen.entries().stream().flatMap(TriggerTestCommand::waiting).toList());
  }

  private static Stream<Lookout.Watched> measured(TriggerOptions.Entry entry) {
    return entry.trigger() instanceof Trigger.Measured measured
        ? Stream.of(new Lookout.Watched(entry.playbook(), entry.target(), measured))
        : Stream.empty();
  }

  private static Stream<TriggerReport.Waiting> waiting(TriggerOptions.Entry entry) {
    return entry.trigger() instanceof Trigger.Measured
        ? Stream.empty()
        : Stream.of(new TriggerReport.Waiting(entry.playbook(), entry.trigger()));
  }

  /** A breach counts most, so that no other file can hide it. */
  private static int code(TriggerReport report, TriggerOptions.Chosen chosen) {
    if (report.isInBreach()) {
      return Exit.IN_BREACH;
    }
    if (report.isRefused()) {
      return Exit.INVALID;
    }
    if (chosen.code() != Exit.OK) {
      return chosen.code();
    }
    return report.lacksData() ? Exit.UNKNOWN : Exit.OK;
  }

  private static Duration duration(String text) {
    return Durations.parse(text)
        .orElseThrow(
            () ->
                new RefusedException(
                    Exit.USAGE,
                    "`%s` is not a duration; write for example `--for 90s`".formatted(text)));
  }
}
