package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.core.Engine;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.RunFacts;
import dev.playbook.core.plan.saved.Moved;
import dev.playbook.core.plan.saved.SavedPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a saved plan is done, and what if it no longer fits. */
final class SavedPlanOptions {
  private final Argument<Path> file =
      Argument.option(
          "--plan", "FILE", Path.class, "do exactly a plan that `playbook plan --save` has kept");
  private final Argument<Boolean> replan =
      Argument.flag("--replan", "with --plan: go on although it no longer fits; this is recorded");
  private Optional<SavedPlan> saved = Optional.empty();

  List<Argument<?>> arguments() {
    return List.of(file, replan);
  }

  /** Reads the plan, if one is given, and lets it say what it is about. */
  void read(LoadOptions load, SelectOptions select) throws IOException {
    check(load, select);
    if (file.given().isPresent()) {
      SavedPlan plan = new PlanFile(file.given().get()).read();
      load.take(plan);
      select.take(plan.selection());
      saved = Optional.of(plan);
    }
  }

  private void check(LoadOptions load, SelectOptions select) {
    if (file.given().isEmpty() && replan.or(false)) {
      throw new RefusedException(
          Exit.USAGE, "`--replan` is about a saved plan; name it with `--plan`");
    }
    if (file.given().isEmpty() && !load.named()) {
      throw new RefusedException(
          Exit.USAGE, "say which: `playbook run NAME`, or `playbook run --plan FILE`");
    }
    if (file.given().isPresent() && !(load.isEmpty() && select.isEmpty())) {
      throw new RefusedException(
          Exit.USAGE,
          "a saved plan says the playbook, target, inputs and steps itself; leave them out beside `--plan`");
    }
  }

  /** Returns the id and moment of the saved plan. */
  Optional<RunFacts> facts() {
    return saved.map(SavedPlan::facts);
  }

  /**
   * Returns the plan if it is the saved one, or if the operator accepts what has moved.
   *
   * @throws RefusedException when something has moved
   */
  Plan checked(Plan now, Engine engine) {
    if (saved.isEmpty()) {
      return now;
    }
    List<String> moved = moved(saved.get(), engine.saved(now, Duration.ZERO));
    if (moved.isEmpty()) {
      return now;
    }
    if (!replan.or(false)) {
      throw refused(moved);
    }
    return now.accepting(moved);
  }

  private static List<String> moved(SavedPlan then, SavedPlan now) {
    List<String> moved = new ArrayList<>();
    if (Clock.systemUTC().instant().isAfter(then.goodUntil())) {
      moved.add("it was good until " + then.goodUntil().truncatedTo(ChronoUnit.SECONDS));
    }
    then.movedTo(now).stream().map(Moved::toString).forEach(moved::add);
    return moved;
  }

  private RefusedException refused(List<String> moved) {
    List<String> lines = new ArrayList<>();
    lines.add("the saved plan no longer fits:");
    moved.forEach(line -> lines.add("  " + line));
    lines.add(
        "make a new one with `playbook plan … --save %s`, or accept this with `--replan`"
            .formatted(file.given().orElseThrow()));
    lines.add("nothing was started");
    return new RefusedException(Exit.STALE, lines);
  }
}
