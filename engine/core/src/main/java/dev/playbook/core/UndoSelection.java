package dev.playbook.core;

import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.core.run.RunState;
import dev.playbook.core.run.undo.Leg;
import dev.playbook.core.run.undo.Route;
import dev.playbook.core.run.undo.UndoPlan.Left;
import dev.playbook.core.source.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what of a run an undo takes back, and why not the rest. */
final class UndoSelection {
  private final String run;
  private final Plan plan;
  private final RunState state;
  private final Route route;
  private final UndoChoice choice;

  UndoSelection(String run, Plan plan, RunState state, UndoChoice choice) {
    this.run = run;
    this.plan = plan;
    this.state = state;
    this.route = Route.of(plan.activities(), state);
    this.choice = choice;
  }

  /** Returns whether there is nothing that could be undone, and no undo to end. */
  boolean isEmpty() {
    return route.legs().isEmpty() && !lacksItsEnd();
  }

  /** Returns what is undone, in order; nothing when an earlier undo lacks its end alone. */
  List<Leg> legs() throws CannotUndoException, PremiseException {
    checkNames();
    checkKnown();
    List<Leg> wanted = wanted().stream().filter(leg -> !leg.isUndone(state)).toList();
    if (!wanted.isEmpty() || !lacksItsEnd()) {
      refuse(wanted);
    }
    return wanted;
  }

  /** Whether an undo has begun whose engine died before the run had ended. */
  private boolean lacksItsEnd() {
    return choice.names().isEmpty() && state.undo().isPresent() && state.ended().isEmpty();
  }

  /** Returns what stays as it is, with the reason. */
  List<Left> left(List<Leg> legs) {
    List<Left> left = new ArrayList<>();
    Optional<String> below = Optional.empty();
    for (Leg leg : route.left(state)) {
      if (!legs.contains(leg)) {
        left.add(new Left(leg.name(), reason(leg, below)));
      }
      below = below.or(() -> leg.obstacle().map(_ -> leg.name()));
    }
    return left;
  }

  private String reason(Leg leg, Optional<String> below) {
    return leg.obstacle()
        .or(() -> choice.names().isEmpty() ? below.map(UndoSelection::lower) : Optional.empty())
        .orElse("not chosen");
  }

  private static String lower(String obstacle) {
    return "came before `%s`; `--step` undoes it nevertheless".formatted(obstacle);
  }

  private List<Leg> wanted() {
    if (!choice.steps().isEmpty()) {
      return route.legs().stream()
          .filter(leg -> choice.steps().stream().anyMatch(leg::isCalled))
          .toList();
    }
    return choice.to().map(this::backTo).orElseGet(route::open);
  }

  private List<Leg> backTo(String name) {
    List<Leg> legs = new ArrayList<>();
    for (Leg leg : route.legs()) {
      legs.add(leg);
      if (leg.isCalled(name)) {
        break;
      }
    }
    return legs;
  }

  private void refuse(List<Leg> wanted) throws CannotUndoException {
    if (route.left(state).isEmpty()) {
      throw new CannotUndoException(
          "run %s is undone already, and an undo is not undone".formatted(run),
          "run the playbook again to do its steps again; nothing was changed");
    }
    Optional<Leg> stuck =
        wanted.isEmpty() && choice.names().isEmpty()
            ? route.left(state).stream().findFirst()
            : wanted.stream().filter(leg -> leg.obstacle().isPresent()).findFirst();
    if (stuck.isPresent()) {
      throw new CannotUndoException(
          "`%s`: %s".formatted(stuck.get().name(), stuck.get().obstacle().orElse("")),
          "`--step ID` undoes single steps that came before it; nothing was changed");
    }
    if (wanted.isEmpty()) {
      throw new CannotUndoException(
          "%s of run %s is undone already".formatted(named(choice.names()), run),
          "see `playbook report %s`; nothing was changed".formatted(run));
    }
  }

  private void checkNames() throws PremiseException {
    List<String> problems =
        choice.names().stream()
            .filter(name -> route.legs().stream().noneMatch(leg -> leg.isCalled(name)))
            .map(this::unknown)
            .toList();
    if (!problems.isEmpty()) {
      throw new PremiseException(problems);
    }
  }

  private String unknown(String name) {
    List<String> known =
        plan.activities().stream()
            .filter(activity -> activity.phase() == Phase.STEP)
            .flatMap(step -> Stream.of(step.path(), step.id()))
            .toList();
    if (known.contains(name)) {
      return "step `%s` has changed nothing in run %s".formatted(name, run);
    }
    String near = DidYouMean.among(known, name);
    return "run %s has no step `%s`".formatted(run, name) + (near.isEmpty() ? "" : "; " + near);
  }

  /** Nobody undoes on top of what nobody knows. */
  private void checkKnown() throws CannotUndoException {
    List<String> unknown =
        Stream.concat(
                plan.activities().stream().map(PlannedActivity::key),
                route.legs().stream()
                    .flatMap(leg -> leg.reversals().stream())
                    .map(reversal -> reversal.activity().key()))
            .filter(key -> state.of(key).isInDoubt())
            .toList();
    if (!unknown.isEmpty()) {
      throw new CannotUndoException(
          "nobody can say how %s of run %s ended".formatted(named(unknown), run),
          "look, then say it: `playbook resolve %s %s --done` or `--not-done`"
              .formatted(run, unknown.getFirst()));
    }
  }

  private static String named(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
