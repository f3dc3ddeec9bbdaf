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
import dev.playbook.core.plan.RunFacts;
import dev.playbook.core.plan.Selection;
import dev.playbook.core.plan.input.GivenInputs;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What planning and running have in common: an engine and the premises.
 *
 * @param engine its masker is the console's from now on
 * @param premises what the plan starts from
 */
record Preparation(Engine engine, Premises premises) {

  /** Prepares what the operator has said. */
  static Preparation of(
      LoadOptions load,
      SelectOptions select,
      StateOptions state,
      Console console,
      Operator operator)
      throws IOException {
    return of(load, select, state, console, operator, Engine::newFacts);
  }

  /** Prepares what the operator has said for a plan that looks at nothing. */
  static Preparation offline(
      LoadOptions load, SelectOptions select, StateOptions state, Console console)
      throws IOException {
    return of(load, select, state, console, Operator.NOBODY, Engine::offlineFacts);
  }

  /**
   * Prepares what the operator or a saved plan has said.
   *
   * @param fixed the facts of a saved plan
   */
  static Preparation of(
      LoadOptions load,
      SelectOptions select,
      StateOptions state,
      Console console,
      Operator operator,
      Optional<RunFacts> fixed)
      throws IOException {
    return of(
        load,
        select,
        state,
        console,
        operator,
        engine -> fixed.isPresent() ? fixed.get() : engine.newFacts());
  }

  /** Where the id and the moment come from. */
  private interface Facts {
    RunFacts of(Engine engine) throws IOException;
  }

  private static Preparation of(
      LoadOptions load,
      SelectOptions select,
      StateOptions state,
      Console console,
      Operator operator,
      Facts facts)
      throws IOException {
    StepCatalog catalog = StepCatalog.discover();
    Loaded.Valid loaded = load.load(catalog, console);
    Engine engine = engine(catalog, state, console, operator);
    return of(engine, loaded, facts.of(engine), load.inputs(), select.selection());
  }

  /** Prepares what has no inputs. */
  static Preparation of(Engine engine, Loaded.Valid loaded) throws IOException {
    return of(engine, loaded, engine.newFacts(), GivenInputs.NONE, Selection.EVERYTHING);
  }

  /** Makes an engine whose masker is the console's from now on. */
  static Engine engine(
      StepCatalog catalog, StateOptions state, Console console, Operator operator) {
    Engine engine =
        new Engine(
            new StepBinder(catalog),
            new Surroundings(
                Version.get(), state.state(), System.getenv(), operator, Clock.systemUTC()));
    console.maskWith(engine.masker());
    return engine;
  }

  private static Preparation of(
      Engine engine, Loaded.Valid loaded, RunFacts facts, GivenInputs inputs, Selection selection) {
    try {
      Target target = loaded.target().orElseGet(() -> Target.none(loaded.playbook().source()));
      return new Preparation(
          engine, engine.premises(loaded.playbook(), target, facts, inputs, selection));
    } catch (PremiseException e) {
      throw new RefusedException(
          Exit.USAGE,
          Stream.concat(e.problems().stream(), Stream.of("nothing was started")).toList());
    }
  }
}
