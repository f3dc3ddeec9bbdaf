package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.core.Lookout;
import dev.playbook.core.activity.StopSignal;
import dev.playbook.core.activity.StopSignal.Urgency;
import dev.playbook.core.baseline.Taken;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.LoadedTarget;
import dev.playbook.core.load.step.StepBinder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** On which target to measure, and the measuring. */
final class MeasureOptions {
  private final Argument<Path> target =
      Argument.option(
          "--target",
          "NAME",
          Path.class,
          "where to measure: playbooks/targets/NAME.yml, or a path (default: the only target)");

  List<Argument<?>> arguments() {
    return List.of(target);
  }

  /** Returns the target, or shows everything that is wrong with it and refuses. */
  LoadedTarget.Valid load(StepCatalog catalog, boolean withBaseline, Console console) {
    LoadedTarget loaded = LoadOptions.loader(catalog).target(target.given(), withBaseline);
    FindingsOutput.TEXT.show(loaded.findings(), console);
    return switch (loaded) {
      case LoadedTarget.Valid valid -> withMeasures(valid);
      case LoadedTarget.Invalid _ -> throw new RefusedException(Exit.INVALID, List.of());
      case LoadedTarget.Unreadable _ -> throw new RefusedException(Exit.USAGE, List.of());
    };
  }

  private static LoadedTarget.Valid withMeasures(LoadedTarget.Valid loaded) {
    if (loaded.target().measures().isEmpty()) {
      throw new RefusedException(
          Exit.USAGE,
          List.of(
              "nothing is to be measured on the target `%s`".formatted(loaded.target().id()),
              "help: say what, with `measures:` in `%s`; see docs/baseline.md"
                  .formatted(loaded.target().source().name())));
    }
    return loaded;
  }

  /** Measures, and refuses when the operator stops it. */
  List<Taken> measure(StepCatalog catalog, LoadedTarget.Valid loaded, Console console)
      throws IOException {
    Lookout lookout = new Lookout(new StepBinder(catalog), System.getenv(), Clock.systemUTC());
    console.maskWith(lookout.masker());
    StopSignal stop = new StopSignal();
    Interrupts.stopOn(stop, console);
    List<Taken> taken =
        lookout.measure(
            loaded.target(), stop, measure -> console.say("measures `" + measure.id() + "`"));
    if (stop.urgency() != Urgency.NONE) {
      throw new RefusedException(Exit.STOPPED, "stopped by the operator; nothing was written");
    }
    return taken;
  }
}
