package dev.playbook.cli.handbook;

import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.WayBack;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.PlannedStep;
import dev.playbook.core.plan.Undo;
import dev.playbook.core.report.format.Markdown;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a playbook has of all that makes one trustworthy, and what it lacks. */
final class Coverage {
  private final Chapter chapter;
  private final Playbook playbook;
  private final List<PlannedStep> steps;

  Coverage(Chapter chapter) {
    this.chapter = chapter;
    this.playbook = chapter.playbook();
    this.steps = chapter.plan().in(Phase.STEP);
  }

  /** Returns what a step can do at most; empty when only a plan can tell. */
  static Optional<Risk> risk(PlannedStep step) {
    return step.forecast().sent().map(Preview::risk).or(() -> step.activity().activity().risk());
  }

  /** Returns whether the playbook itself says how a step is undone, or why it cannot be. */
  static boolean isWritten(PlannedStep step) {
    return step.activity()
        .undo()
        .filter(undo -> !(undo.way() instanceof WayBack.ByType))
        .isPresent();
  }

  /** Returns the steps that destroy something. */
  List<PlannedStep> destroying() {
    return steps.stream()
        .filter(step -> risk(step).filter(Risk.DESTROY::equals).isPresent())
        .toList();
  }

  /** Returns those of them that nothing takes back. */
  List<PlannedStep> lost() {
    return destroying().stream().filter(step -> !hasWayBack(step) && !isUnclear(step)).toList();
  }

  /** Returns the steps of which only a plan can tell whether they destroy, or are undone. */
  List<PlannedStep> unclear() {
    return steps.stream().filter(Coverage::isUnclear).toList();
  }

  private static boolean isUnclear(PlannedStep step) {
    return step.forecast().sent().isEmpty()
        && !isWritten(step)
        && risk(step).orElse(Risk.DESTROY) == Risk.DESTROY;
  }

  /** Returns the steps that do not say how long they usually take. */
  List<PlannedStep> unestimated() {
    return steps.stream().filter(step -> step.activity().estimate().isEmpty()).toList();
  }

  /** Returns what is missing, a phrase each. */
  List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    gap(playbook.rollback().isEmpty(), "no class", gaps);
    gap(playbook.responsibility().owner().isEmpty(), "no owner", gaps);
    gap(playbook.responsibility().approved().isEmpty(), "approved by nobody", gaps);
    gap(playbook.triggers().isEmpty(), "no trigger", gaps);
    gap(playbook.validations().isEmpty(), "no validation", gaps);
    gap(!lost().isEmpty(), "no way back from " + names(lost()), gaps);
    gap(!unclear().isEmpty(), "only a plan shows the way back of " + names(unclear()), gaps);
    gap(playbook.budget().target().isEmpty(), "no promise (`budget.target`)", gaps);
    gap(playbook.budget().limit().isEmpty(), "no hard stop (`budget.limit`)", gaps);
    gap(!unestimated().isEmpty(), "no `estimate` of " + names(unestimated()), gaps);
    gap(playbook.responsibility().lastReview().isEmpty(), "never reviewed", gaps);
    gap(chapter.lastDrill().isEmpty(), "no drill on record", gaps);
    return gaps;
  }

  private static void gap(boolean missing, String words, List<String> gaps) {
    if (missing) {
      gaps.add(words);
    }
  }

  private static String names(List<PlannedStep> steps) {
    return steps.stream()
        .map(step -> Markdown.code(step.activity().path()))
        .collect(Collectors.joining(", "));
  }

  /** Returns whether it can be undone for certain. */
  static boolean hasWayBack(PlannedStep step) {
    boolean kept = step.forecast().sent().flatMap(Preview::wayBack).isPresent();
    return step.activity()
        .undo()
        .map(Undo::way)
        .map(
            way ->
                switch (way) {
                  case WayBack.BySteps _ -> true;
                  case WayBack.Never _ -> false;
                  case WayBack.ByType _ -> kept;
                })
        .orElse(kept);
  }
}
