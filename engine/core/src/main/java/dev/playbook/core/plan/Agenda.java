package dev.playbook.core.plan;

import dev.playbook.core.expression.Expressions;
import dev.playbook.core.model.Activity;
import dev.playbook.core.model.Check;
import dev.playbook.core.model.Expression;
import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.StepNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lays the groups of a playbook out into the flat order of a run. */
final class Agenda {
  private final Playbook playbook;
  private final List<PlannedActivity> activities = new ArrayList<>();

  private Agenda(Playbook playbook) {
    this.playbook = playbook;
  }

  /** Returns every activity of a playbook in the order in which a run comes to it. */
  static List<PlannedActivity> of(Playbook playbook) {
    Agenda agenda = new Agenda(playbook);
    playbook
        .preconditions()
        .forEach(check -> agenda.add(Phase.PRECONDITION, check, check.activity()));
    playbook.validations().stream()
        .filter(Agenda::compares)
        .forEach(check -> agenda.add(Phase.BEFORE, check, check.activity().once()));
    Around steps = new Around(Phase.STEP, "", List.of(), List.of(), playbook.onFailure());
    playbook.steps().forEach(node -> agenda.add(node, steps));
    playbook.validations().forEach(check -> agenda.add(Phase.VALIDATION, check, check.activity()));
    Around cleanup = new Around(Phase.FINALLY, "", List.of(), List.of(), FailurePolicy.CONTINUE);
    playbook.cleanup().forEach(node -> agenda.add(node, cleanup));
    return List.copyOf(agenda.activities);
  }

  private static boolean compares(Check check) {
    return check.activity().judgements().anyMatch(it -> Expressions.mentions(it, "before"));
  }

  /** What the groups around a step say. */
  private record Around(
      Phase phase,
      String path,
      List<Expression> conditions,
      List<Fork> forks,
      FailurePolicy onFailure) {

    Around into(String id, Optional<Expression> when, Optional<FailurePolicy> policy) {
      List<Expression> all = Stream.concat(conditions.stream(), when.stream()).toList();
      return new Around(phase, path + id, all, forks, policy.orElse(onFailure));
    }

    Around inside(StepNode.Group group) {
      return into(group.id() + "/", group.when(), group.onFailure());
    }

    Around branch(String id) {
      Fork fork = new Fork(path.substring(0, path.length() - 1), id);
      List<Fork> all = Stream.concat(forks.stream(), Stream.of(fork)).toList();
      return new Around(phase, path, conditions, all, onFailure);
    }
  }

  private void add(StepNode node, Around around) {
    switch (node) {
      case StepNode.Task task -> add(task, around.into(task.id(), task.when(), task.onFailure()));
      case StepNode.Group group -> {
        Around inside = around.inside(group);
        group
            .steps()
            .forEach(child -> add(child, group.parallel() ? inside.branch(child.id()) : inside));
      }
    }
  }

  private void add(StepNode.Task task, Around around) {
    activities.add(
        new PlannedActivity(
            around.phase(),
            task.id(),
            around.path(),
            task.name(),
            task.activity(),
            around.conditions(),
            around.forks(),
            around.onFailure(),
            task.inspect(),
            true,
            Optional.empty(),
            task.estimate(),
            task.idempotent(),
            task.span()));
  }

  private void add(Phase phase, Check check, Activity activity) {
    activities.add(
        new PlannedActivity(
            phase,
            check.id(),
            check.id(),
            check.name(),
            activity,
            check.when().stream().toList(),
            List.of(),
            playbook.onFailure(),
            Optional.empty(),
            check.critical(),
            check.message(),
            Optional.empty(),
            true,
            check.span()));
  }
}
