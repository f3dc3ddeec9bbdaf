package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.PlanComment;
import dev.playbook.cli.output.PlanPrinter;
import dev.playbook.cli.output.Style;
import dev.playbook.core.Engine;
import dev.playbook.core.activity.Operator;
import dev.playbook.core.activity.StopSignal;
import dev.playbook.core.model.Durations;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlanFormat;
import dev.playbook.core.plan.saved.SavedPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

final class PlanCommand implements Command {
  private static final Duration USUALLY_GOOD_FOR = Duration.ofMinutes(30);
  private static final Path NOWHERE = Path.of("");

  private final Console console;
  private final LoadOptions load = LoadOptions.required();
  private final SelectOptions select = new SelectOptions();
  private final StateOptions state = new StateOptions();
  private final Argument<Format> format =
      Argument.option(
          "-o",
          "FORMAT",
          Format.class,
          "text, json, or github: Markdown to fold away in a comment (default: text)");
  private final Argument<Boolean> offline =
      Argument.flag("--offline", "look at nothing: no process, no connection");
  private final Argument<Boolean> probe =
      Argument.flag("--probe-sql", "run the statements of `sql` steps and roll them back");
  private final Argument<Boolean> full =
      Argument.flag("--full", "show long differences and scripts whole");
  private final Argument<Boolean> strict =
      Argument.flag("--strict", "fail when the effect of a step cannot be seen");
  private final Argument<Boolean> detailed =
      Argument.flag("--detailed-exitcode", "exit 2 when the plan has changes");

  private final Argument<Path> save =
      Argument.option(
          "--save", "FILE", Path.class, "keep the plan, for `playbook run --plan FILE`");
  private final Argument<String> goodFor =
      Argument.option(
          "--good-for", "TIME", String.class, "how long the saved plan may be done (default: 30m)");

  private enum Format {
    TEXT,
    JSON,
    GITHUB
  }

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Shows what a run would really change. Looks at the live system and changes nothing there.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return Argument.all(
        load.arguments(),
        select.arguments(),
        state.arguments(),
        List.of(format, offline, probe, full, strict, detailed, save, goodFor));
  }

  @Override
  public Integer call() throws IOException {
    Duration good = goodFor();
    checkProbe();
    boolean blind = offline.or(false);
    Preparation prepared =
        blind
            ? Preparation.offline(load, select, state, console)
            : Preparation.of(load, select, state, console, Operator.NOBODY);
    Plan plan =
        blind
            ? prepared.engine().planOffline(prepared.premises())
            : prepared.engine().plan(prepared.premises(), new StopSignal(), probe.or(false));
    switch (format.or(Format.TEXT)) {
      case TEXT -> {
        console.printPage(new PlanPrinter(console.style(), full.or(false)).text(plan));
        next(plan, prepared.engine(), good);
      }
      case GITHUB -> {
        console.print(new PlanComment(new PlanPrinter(Style.PLAIN, full.or(false))).text(plan));
        save(plan, prepared.engine(), good);
      }
      case JSON -> {
        console.println(PlanFormat.write(plan));
        save(plan, prepared.engine(), good);
      }
    }
    return exitCode(plan);
  }

  private void next(Plan plan, Engine engine, Duration good) throws IOException {
    if (plan.obstacles().isEmpty()) {
      console.println("");
      Optional<SavedPlan> saved = save(plan, engine, good);
      saved.ifPresent(
          it ->
              console.println(
                  "Saved %s, good until %s or until something it read changes."
                      .formatted(
                          save.or(NOWHERE), it.goodUntil().truncatedTo(ChronoUnit.SECONDS))));
      console.println(
          saved.isPresent()
              ? "Next:  playbook run --plan " + save.or(NOWHERE)
              : "Next:  playbook run " + load.words() + select.words());
    } else if (save.given().isPresent()) {
      console.say("not saved, because it cannot be run");
    }
  }

  private Optional<SavedPlan> save(Plan plan, Engine engine, Duration good) throws IOException {
    return save.given().isPresent() && plan.obstacles().isEmpty()
        ? Optional.of(new PlanFile(save.given().get()).save(plan, engine, good))
        : Optional.empty();
  }

  private void checkProbe() {
    if (probe.or(false) && offline.or(false)) {
      throw new RefusedException(
          Exit.USAGE, "`--probe-sql` asks the server, and `--offline` looks at nothing");
    }
    if (probe.or(false) && save.given().isPresent()) {
      throw new RefusedException(
          Exit.USAGE, "a run looks again without a probe, so a probed plan cannot be compared");
    }
  }

  private Duration goodFor() {
    if (save.given().isPresent() && offline.or(false)) {
      throw new RefusedException(
          Exit.USAGE,
          "an offline plan has read nothing that could be compared; it cannot be saved");
    }
    if (goodFor.given().isPresent() && save.given().isEmpty()) {
      throw new RefusedException(Exit.USAGE, "`--good-for` says how long `--save` is good for");
    }
    return goodFor
        .given()
        .map(
            text ->
                Durations.parse(text)
                    .orElseThrow(
                        () ->
                            new RefusedException(
                                Exit.USAGE,
                                "`--good-for`: `%s` is no time (%s)"
                                    .formatted(text, Durations.UNITS))))
        .orElse(USUALLY_GOOD_FOR);
  }

  private int exitCode(Plan plan) {
    if (!plan.obstacles().isEmpty() || (strict.or(false) && plan.opaque() > 0)) {
      return Exit.REFUSED;
    }
    return detailed.or(false) && plan.changes() > 0 ? Exit.HAS_CHANGES : Exit.OK;
  }
}
