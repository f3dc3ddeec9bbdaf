package dev.playbook.core.run.undo;

import dev.playbook.core.activity.Masker;
import dev.playbook.core.activity.SealedCapture;
import dev.playbook.core.model.StepNode;
import dev.playbook.core.model.WayBack;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.core.plan.Undo;
import dev.playbook.core.plan.Undoing;
import dev.playbook.core.run.Progress;
import dev.playbook.core.run.RunState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way back over everything that a run has changed or may have, the last step of the plan first.
 * A step that failed after it had begun is part of it: nobody knows how much of it was done.
 *
 * @param legs in the order in which they are undone
 */
public record Route(List<Leg> legs) {
  private static final String NOTHING_KEPT = "no way back is kept";
  private static final String SECRET_KEPT =
      "what it has kept held a secret, which the journal does not keep";

  /** Copies the list. */
  public Route {
    legs = List.copyOf(legs);
  }

  /**
   * Returns the way back of a run.
   *
   * @param activities all of the run, in order
   */
  public static Route of(List<PlannedActivity> activities, RunState state) {
    Map<String, List<PlannedActivity>> together = new LinkedHashMap<>();
    for (PlannedActivity step : activities.reversed()) {
      if (step.phase() == Phase.STEP && isTouched(step, state)) {
        together.computeIfAbsent(holder(step), _ -> new ArrayList<>()).add(step);
      }
    }
    List<Leg> legs = new ArrayList<>();
    together.forEach((name, steps) -> legs.add(leg(name, steps, state)));
    return new Route(legs);
  }

  /** Returns how far back the way leads: what nobody can undo ends it. */
  public List<Leg> open() {
    return legs.stream().takeWhile(leg -> leg.obstacle().isEmpty()).toList();
  }

  /** Returns everything that undoes, in order: what is done once more comes last. */
  public Stream<Reversal> reversals() {
    return Stream.concat(
        legs.stream().flatMap(leg -> leg.reversals().stream()),
        legs.reversed().stream().flatMap(leg -> leg.again().stream()));
  }

  /**
   * Returns the legs of which something is done once more when these are undone, in the order of
   * the plan.
   */
  public List<Leg> again(List<Leg> chosen, RunState state) {
    return legs.reversed().stream()
        .filter(leg -> leg.again().isPresent())
        .filter(leg -> leg.owes(state) || isDoneAgain(leg, chosen, state))
        .toList();
  }

  /** Something that came before it is undone, and so is its own change. */
  private boolean isDoneAgain(Leg leg, List<Leg> chosen, RunState state) {
    return (chosen.contains(leg) || leg.isTakenBack(state))
        && legs.subList(legs.indexOf(leg) + 1, legs.size()).stream().anyMatch(chosen::contains);
  }

  /** Returns whether an undo would take something back. */
  public boolean leads(RunState state) {
    return open().stream().anyMatch(leg -> !leg.isUndone(state));
  }

  /** Returns what is not undone yet. */
  public List<Leg> left(RunState state) {
    return legs.stream().filter(leg -> !leg.isUndone(state)).toList();
  }

  /** Returns what is undone. */
  public List<Leg> undone(RunState state) {
    return legs.stream().filter(leg -> leg.isUndone(state)).toList();
  }

  /** What has looked before it began, and saw nothing to change, has changed nothing. */
  private static boolean isTouched(PlannedActivity step, RunState state) {
    Progress progress = state.of(step.key());
    Optional<SealedCapture> kept = kept(step, state);
    return progress.hasChanged()
        || (progress.touched() && kept.filter(it -> it.captured().isEmpty()).isEmpty());
  }

  private static String holder(PlannedActivity step) {
    return step.undo()
        .filter(undo -> undo.way() instanceof WayBack.BySteps)
        .map(Undo::holder)
        .orElse(step.path());
  }

  private static Leg leg(String name, List<PlannedActivity> steps, RunState state) {
    PlannedActivity last = steps.getFirst();
    return switch (last.undo().map(Undo::way).orElseGet(WayBack.ByType::new)) {
      case WayBack.BySteps(List<StepNode.Task> tasks) ->
          new Leg(
              name,
              steps,
              Undoing.bySteps(last, name, tasks).stream()
                  .<Reversal>map(Reversal.Written::new)
                  .toList(),
              Optional.empty(),
              Optional.empty());
      case WayBack.Never(String because) -> stuck(name, steps, "cannot be undone: " + because);
      case WayBack.ByType _ ->
          kept(last, state)
              .filter(kept -> !kept.captured().isEmpty())
              .map(
                  kept ->
                      Masker.isMasked(kept.captured().values())
                          ? stuck(name, steps, SECRET_KEPT)
                          : byType(last, kept))
              .orElseGet(() -> stuck(name, steps, NOTHING_KEPT));
    };
  }

  private static Leg stuck(String name, List<PlannedActivity> steps, String why) {
    return new Leg(name, steps, List.of(), Optional.empty(), Optional.of(why));
  }

  private static Leg byType(PlannedActivity step, SealedCapture kept) {
    Reversal reversal = new Reversal.ByType(Undoing.byType(step), step, kept);
    Optional<Reversal> again =
        kept.captured().isAgain()
            ? Optional.of(new Reversal.Again(Undoing.again(step)))
            : Optional.empty();
    return new Leg(step.path(), List.of(step), List.of(reversal), again, Optional.empty());
  }

  private static Optional<SealedCapture> kept(PlannedActivity step, RunState state) {
    return Optional.ofNullable(state.kept().get(step.key()));
  }
}
