package dev.playbook.core.plan;

import dev.playbook.core.model.Expression;
import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.StepNode;
import dev.playbook.core.model.WayBack;
import dev.playbook.core.plan.call.Condition;
import dev.playbook.core.plan.call.Frame;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the playbook, the calls and the groups around a step say of it. */
record Around(
    Frame frame,
    String path,
    List<Condition> conditions,
    List<Fork> forks,
    FailurePolicy onFailure,
    Optional<Undo> undo) {

  static Around whole(Playbook playbook) {
    return new Around(
        Frame.WHOLE, "", List.of(), List.of(), playbook.onFailure(), Optional.empty());
  }

  Around into(String id, Optional<Expression> when, Optional<FailurePolicy> policy) {
    Stream<Condition> own = when.stream().map(it -> new Condition.Written(it, frame));
    List<Condition> all = Stream.concat(conditions.stream(), own).toList();
    return new Around(frame, path + id, all, forks, policy.orElse(onFailure), undo);
  }

  Around of(StepNode.Task task) {
    Around own = into(task.id(), task.when(), task.onFailure());
    return task.undo().isPresent() ? own.undone(task.undo()) : own;
  }

  Around inside(StepNode.Group group) {
    Around inside = into(group.id() + "/", group.when(), group.onFailure());
    return group.undo().isPresent()
        ? inside.undone(group.undo().flatMap(WayBack::inherited))
        : inside;
  }

  /** In a called playbook only its own failure policy counts. */
  Around inside(StepNode.Call call) {
    Around inside = into(call.id() + "/", call.when(), Optional.empty());
    return new Around(
        new Frame.Called(frame, call),
        inside.path,
        inside.conditions,
        forks,
        call.playbook().onFailure(),
        Optional.empty());
  }

  Around branch(String id) {
    Fork fork = new Fork(path.substring(0, path.length() - 1), id);
    List<Fork> all = Stream.concat(forks.stream(), Stream.of(fork)).toList();
    return new Around(frame, path, conditions, all, onFailure, undo);
  }

  /** What always runs at the end runs by itself, also in a call beside others. */
  Around cleanup() {
    return new Around(frame, path, conditions, List.of(), FailurePolicy.CONTINUE, Optional.empty());
  }

  private Around undone(Optional<WayBack> way) {
    String holder = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return new Around(
        frame, path, conditions, forks, onFailure, way.map(it -> new Undo(it, holder)));
  }

  String id(String own) {
    return frame.prefix() + own;
  }

  boolean dependsOnSteps() {
    return frame.dependsOnSteps() || conditions.stream().anyMatch(Condition::dependsOnSteps);
  }
}
