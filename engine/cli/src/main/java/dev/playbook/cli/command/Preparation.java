package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.Version;
import dev.playbook.cli.output.Console;
import dev.playbook.core.Engine;
import dev.playbook.core.PremiseException;
import dev.playbook.core.Surroundings;
import dev.playbook.core.activity.Operator;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.Loaded;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.model.Target;
import dev.playbook.core.plan.Premises;
import java.io.IOException;
import java.time.Clock;
import java.util.stream.Stream;

/**
 * What planning and running have in common: an engine and the premises.
 *
 * @param engine its masker is the console's from now on
 * @param premises what the plan starts from
 */
record Preparation(Engine engine, Premises premises) {

  static Preparation of(
      LoadOptions load,
      SelectOptions select,
      StateOptions state,
      Console console,
      Operator operator)
      throws IOException {
    StepCatalog catalog = StepCatalog.discover();
    Loaded.Valid loaded = load.load(catalog, console);
    Surroundings surroundings =
        new Surroundings(
            Version.get(), state.state(), System.getenv(), operator, Clock.systemUTC());
    Engine engine = new Engine(new StepBinder(catalog), surroundings);
    console.maskWith(engine.masker());
    try {
      Target target = loaded.target().orElseGet(() -> Target.none(loaded.playbook().source()));
      return new Preparation(
          engine, engine.premises(loaded.playbook(), target, load.inputs(), select.selection()));
    } catch (PremiseException e) {
      throw new RefusedException(
          Exit.USAGE,
          Stream.concat(e.problems().stream(), Stream.of("nothing was started")).toList());
    }
  }
}
