package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.core.Engine;
import dev.playbook.core.activity.Operator;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.run.Resolution;
import dev.playbook.core.source.DidYouMean;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

final class ResolveCommand implements Command {
  private final Console console;
  private final Argument<String> name =
      Argument.word("RUN", "1", String.class, "the run's four characters, or `last`");
  private final Argument<String> step =
      Argument.word("STEP", "1", String.class, "the step, as `playbook report RUN` calls it");
  private final StateOptions state = new StateOptions();
  private final Argument<Boolean> done = Argument.flag("--done", "it was done, to its end");
  private final Argument<Boolean> notDone =
      Argument.flag("--not-done", "it was not done, not even in part; resume does it");
  private final Argument<Boolean> rerun =
      Argument.flag("--rerun", "it may have been done in part; resume does it once more");
  private final Argument<String> reason =
      Argument.option("--reason", "TEXT", String.class, "how you know; it is kept in the journal");

  ResolveCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Says how a step ended of which nobody knows, so that it can be gone on with.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return Argument.all(
        List.of(name, step), List.of(done, notDone, rerun, reason), state.arguments());
  }

  @Override
  public Integer call() throws IOException {
    Resolution how = how();
    String why = reason.or("").strip();
    if (why.isEmpty()) {
      throw refused("say how you know it, with `--reason TEXT`; the journal keeps it");
    }
    RecordedRun run = state.run(name.or("last"));
    String key = key(run, step.or(""));
    Engine engine = Preparation.engine(StepCatalog.discover(), state, console, Operator.NOBODY);
    Reopened.or(
        () -> {
          engine.resolve(run, key, how, why);
          return how;
        });
    console.println("`%s` of run %s is %s now".formatted(key, run.started().run(), words(how)));
    console.println("Next   go on:    " + run.goOn());
    return Exit.OK;
  }

  private Resolution how() {
    List<Resolution> chosen = new ArrayList<>();
    done.given().filter(it -> it).ifPresent(_ -> chosen.add(Resolution.DONE));
    notDone.given().filter(it -> it).ifPresent(_ -> chosen.add(Resolution.NOT_DONE));
    rerun.given().filter(it -> it).ifPresent(_ -> chosen.add(Resolution.RERUN));
    if (chosen.size() != 1) {
      throw refused("say one of `--done`, `--not-done` and `--rerun`");
    }
    return chosen.getFirst();
  }

  private static String words(Resolution how) {
    return switch (how) {
      case DONE -> "done";
      case NOT_DONE -> "not done";
      case RERUN -> "to be done once more";
    };
  }

  private static String key(RecordedRun run, String step) {
    if (!run.keys().contains(step)) {
      String near = DidYouMean.among(run.keys(), step);
      throw refused(
          "run %s has no step `%s`%s"
              .formatted(run.started().run(), step, near.isEmpty() ? "" : "; " + near));
    }
    if (!run.state().of(step).isUnknown()) {
      throw refused(
          "it is known how `%s` stands; see `playbook report %s`"
              .formatted(step, run.started().run()));
    }
    return step;
  }

  private static RefusedException refused(String reason) {
    return new RefusedException(Exit.USAGE, List.of(reason, "nothing was written"));
  }
}
