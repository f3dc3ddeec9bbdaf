package dev.playbook.core.plan;

import dev.playbook.core.expression.Expressions;
import dev.playbook.core.model.Activity;
import dev.playbook.core.model.Check;
import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.StepNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lays the groups and calls of a playbook out into the flat order of a run. */
final class Agenda {
  private final List<PlannedActivity> preconditions = new ArrayList<>();
  private final List<PlannedActivity> steps = new ArrayList<>();
  private final List<PlannedActivity> cleanup = new ArrayList<>();

  private Agenda() {}

  /** Returns every activity of a playbook in the order in which a run comes to it. */
  static List<PlannedActivity> of(Playbook playbook) {
    Agenda agenda = new Agenda();
    Around whole = Around.whole(playbook);
    agenda.addAll(playbook, whole);
    Stream<PlannedActivity> before =
        playbook.validations().stream()
            .filter(Agenda::compares)
            .map(check -> activity(Phase.BEFORE, check, check.activity().once(), whole));
    Stream<PlannedActivity> validations =
        playbook.validations().stream()
            .map(check -> activity(Phase.VALIDATION, check, check.activity(), whole));
    return Stream.of(
            agenda.preconditions.stream(),
            before,
            agenda.steps.stream(),
            validations,
            agenda.cleanup.stream())
        .flatMap(all -> all)
        .toList();
  }

  private static boolean compares(Check check) {
    return check.activity().judgements().anyMatch(it -> Expressions.mentions(it, "before"));
  }

  private void add(Phase phase, StepNode node, Around around) {
    switch (node) {
      case StepNode.Task task ->
          (phase == Phase.STEP ? steps : cleanup).add(activity(phase, task, around.of(task)));
      case StepNode.Group group -> {
        Around inside = around.inside(group);
        for (StepNode child : group.steps()) {
          add(phase, child, group.parallel() ? inside.branch(child.id()) : inside);
        }
      }
      case StepNode.Call call -> addAll(call.playbook(), around.inside(call));
    }
  }

  private void addAll(Playbook playbook, Around around) {
    addChecks(playbook, around);
    playbook.steps().forEach(node -> add(Phase.STEP, node, around));
    playbook.cleanup().forEach(node -> add(Phase.FINALLY, node, around.cleanup()));
  }

  /**
   * What must hold before the first change is looked at before it, unless the call itself depends
   * on earlier steps: then it is the first thing that the call does.
   */
  private void addChecks(Playbook playbook, Around around) {
    for (Check check : playbook.preconditions()) {
      if (around.dependsOnSteps()) {
        steps.add(activity(Phase.STEP, check, check.activity(), around));
      } else {
        preconditions.add(activity(Phase.PRECONDITION, check, check.activity(), around));
      }
    }
  }

  private static PlannedActivity activity(Phase phase, StepNode.Task task, Around around) {
    return new PlannedActivity(
        phase,
        around.id(task.id()),
        around.path(),
        task.name(),
        task.activity(),
        around.frame(),
        around.conditions(),
        around.forks(),
        around.onFailure(),
        task.inspect(),
        around.undo(),
        true,
        Optional.empty(),
        task.estimate(),
        task.idempotent(),
        task.span());
  }

  /** Nothing of a call is done whose precondition does not hold. */
  private static FailurePolicy asFirstOfItsCall(FailurePolicy policy) {
    return policy == FailurePolicy.CONTINUE ? FailurePolicy.STOP : policy;
  }

  private static PlannedActivity activity(
      Phase phase, Check check, Activity activity, Around around) {
    String id = phase == Phase.STEP ? "preconditions/" + check.id() : check.id();
    Around own = around.into(id, check.when(), Optional.empty());
    return new PlannedActivity(
        phase,
        around.id(id),
        own.path(),
        check.name(),
        activity,
        around.frame(),
        own.conditions(),
        phase == Phase.STEP ? around.forks() : List.of(),
        phase == Phase.STEP ? asFirstOfItsCall(around.onFailure()) : around.onFailure(),
        Optional.empty(),
        Optional.empty(),
        check.critical(),
        check.message(),
        Optional.empty(),
        true,
        check.span());
  }
}
