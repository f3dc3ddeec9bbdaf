package dev.playbook.core.plan;

import dev.playbook.core.model.Playbook;
import dev.playbook.core.plan.call.Condition;
import dev.playbook.core.plan.call.Frame;
import dev.playbook.core.source.DidYouMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which steps the operator wants: by the id or path of a step, a group or a call. Checks and what
 * always runs are not chosen; those of a call go with its steps.
 *
 * @param only nothing but these; everything when empty
 * @param skip not these
 */
public record Selection(Set<String> only, Set<String> skip) {
  /** Every step. */
  public static final Selection EVERYTHING = new Selection(Set.of(), Set.of());

  private static final String ONLY = "--only";
  private static final String SKIP = "--skip";

  /** Copies the names. */
  public Selection {
    only = Set.copyOf(only);
    skip = Set.copyOf(skip);
  }

  /** Returns what is wrong with the names for a playbook, each one line. */
  public List<String> problems(Playbook playbook) {
    List<PlannedActivity> steps = Agenda.of(playbook).stream().filter(Selection::isWork).toList();
    Set<String> known = new TreeSet<>();
    steps.forEach(step -> known.addAll(names(step)));
    List<String> problems = new ArrayList<>();
    only.stream()
        .sorted()
        .filter(outside(known))
        .forEach(it -> problems.add(unknown(it, ONLY, known)));
    skip.stream()
        .sorted()
        .filter(outside(known))
        .forEach(it -> problems.add(unknown(it, SKIP, known)));
    if (problems.isEmpty() && steps.stream().allMatch(step -> reason(step).isPresent())) {
      problems.add("`--only` and `--skip` leave no step");
    }
    return problems;
  }

  /** Returns the activities, those that are not wanted with a condition that does not hold. */
  List<PlannedActivity> over(List<PlannedActivity> activities) {
    return activities.stream()
        .map(
            activity ->
                reason(activity, activities)
                    .map(reason -> activity.given(new Condition.Deselected(reason)))
                    .orElse(activity))
        .toList();
  }

  /** What is no step goes with the steps of its playbook: passed over when all of them are. */
  private Optional<String> reason(PlannedActivity activity, List<PlannedActivity> all) {
    if (isWork(activity)) {
      return reason(activity);
    }
    String call = activity.frame().prefix();
    List<Optional<String>> steps =
        all.stream()
            .filter(other -> isWork(other) && other.frame().prefix().startsWith(call))
            .map(this::reason)
            .toList();
    return steps.stream().anyMatch(Optional::isEmpty) ? Optional.empty() : steps.getFirst();
  }

  private Optional<String> reason(PlannedActivity step) {
    Set<String> names = names(step);
    if (skip.stream().anyMatch(names::contains)) {
      return Optional.of(SKIP);
    }
    return only.isEmpty() || only.stream().anyMatch(names::contains)
        ? Optional.empty()
        : Optional.of(ONLY);
  }

  /** The checks of a call that are done in the call have a path below it. */
  private static boolean isWork(PlannedActivity activity) {
    String own = activity.id().substring(activity.frame().prefix().length());
    return activity.phase() == Phase.STEP && own.indexOf('/') < 0;
  }

  /** Ids of groups are unique in the run's own playbook only. */
  private static Set<String> names(PlannedActivity step) {
    Set<String> names = new TreeSet<>();
    Stream.of(step.path(), step.id()).flatMap(Selection::beginnings).forEach(names::add);
    if (step.frame() instanceof Frame.Whole) {
      names.addAll(Arrays.asList(step.path().split("/")));
    }
    return names;
  }

  private static Stream<String> beginnings(String path) {
    return Stream.iterate(
        path,
        name -> !name.isEmpty(),
        name -> name.substring(0, Math.max(0, name.lastIndexOf('/'))));
  }

  private static Predicate<String> outside(Set<String> known) {
    return name -> !known.contains(name);
  }

  private static String unknown(String name, String option, Set<String> known) {
    String near = DidYouMean.among(known, name);
    return "there is no step `%s` for `%s`".formatted(name, option)
        + (near.isEmpty() ? "" : "; " + near);
  }
}
