package dev.playbook.core.load;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.load.step.Binding;
import dev.playbook.core.load.step.Irreversible;
import dev.playbook.core.load.step.ReadOnly;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.model.Activity;
import dev.playbook.core.model.Baseline;
import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.StepNode;
import dev.playbook.core.model.Target;
import dev.playbook.core.model.Trigger;
import dev.playbook.core.model.WayBack;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.YamlTree;
import dev.playbook.core.template.Template;
import dev.playbook.spi.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lets step types judge values that are already complete: what no schema can say shall be known
 * before a plan. Values with templates, and values without a target, are judged by the plan.
 */
final class EarlyBinding {
  private static final Scope NOTHING = new Scope(Map.of());

  private final StepBinder binder;
  private final Optional<Target> target;

  EarlyBinding(StepCatalog catalog, Optional<Target> target) {
    this.binder = new StepBinder(catalog);
    this.target = target;
  }

  List<Diagnostic> check(Playbook playbook) {
    Stream<Diagnostic> checks =
        Stream.of(playbook.preconditions(), playbook.validations())
            .flatMap(List::stream)
            .flatMap(check -> bound(check.activity(), _ -> Optional.empty()));
    Stream<Diagnostic> triggers =
        playbook.triggers().stream()
            .filter(Trigger.Measured.class::isInstance)
            .map(trigger -> ((Trigger.Measured) trigger).activity())
            .flatMap(this::measured);
    Stream<Diagnostic> steps =
        playbook.steps().stream()
            .flatMap(node -> step(node, new Said(Optional.empty(), playbook.onFailure())));
    Stream<Diagnostic> cleanup = playbook.cleanup().stream().flatMap(this::last);
    return Stream.of(checks, triggers, steps, cleanup).flatMap(all -> all).toList();
  }

  /** What is wrong with what is measured on the target. */
  List<Diagnostic> checkTarget() {
    return target.stream()
        .flatMap(it -> it.measures().stream())
        .flatMap(measure -> measured(measure.activity()))
        .toList();
  }

  /** A trigger or measure only looks; what stands in its target is known to its values. */
  private Stream<Diagnostic> measured(Activity activity) {
    return target.stream()
        .flatMap(
            it ->
                faults(
                    binder.bind(activity, known(it), it), step -> ReadOnly.fault(activity, step)));
  }

  private static Scope known(Target target) {
    Map<String, Object> values = new HashMap<>();
    values.put("target", target.fields());
    values.put("baseline", target.baseline().map(Baseline::values).orElse(Map.of()));
    values.put("secrets", target.secrets());
    for (String later : List.of("inputs", "vars", "run")) {
      values.put(later, new Scope.NotYet(later));
    }
    return new Scope(values);
  }

  /** What a playbook or group says for what is in it. */
  private record Said(Optional<WayBack> undo, FailurePolicy onFailure) {
    Said inside(StepNode.Group group) {
      return new Said(
          group.undo().isPresent() ? group.undo().flatMap(WayBack::inherited) : undo,
          group.onFailure().orElse(onFailure));
    }

    Optional<Diagnostic> fault(StepNode.Task task, Step step) {
      Optional<WayBack> way = task.undo().or(() -> undo);
      boolean undoes = task.onFailure().orElse(onFailure) == FailurePolicy.UNDO;
      return Irreversible.fault(task.activity(), way, step)
          .or(() -> undoes ? Irreversible.obstacle(task.activity(), way, step) : Optional.empty());
    }
  }

  private Stream<Diagnostic> step(StepNode node, Said around) {
    return switch (node) {
      case StepNode.Task task -> {
        Stream<Diagnostic> own = bound(task.activity(), step -> around.fault(task, step));
        yield Stream.of(own, look(task), undoing(task.undo())).flatMap(all -> all);
      }
      case StepNode.Group group -> {
        Said inside = around.inside(group);
        yield Stream.concat(
            group.steps().stream().flatMap(child -> step(child, inside)), undoing(group.undo()));
      }
      case StepNode.Call call -> check(call.playbook()).stream();
    };
  }

  private Stream<Diagnostic> look(StepNode.Task task) {
    return task.inspect().stream().flatMap(look -> bound(look, step -> ReadOnly.fault(look, step)));
  }

  private Stream<Diagnostic> undoing(Optional<WayBack> undo) {
    return undo.orElse(null) instanceof WayBack.BySteps(List<StepNode.Task> steps)
        ? steps.stream().flatMap(this::last)
        : Stream.empty();
  }

  /** What cleans up or undoes is not undone itself. */
  private Stream<Diagnostic> last(StepNode node) {
    return switch (node) {
      case StepNode.Task task ->
          Stream.concat(bound(task.activity(), _ -> Optional.empty()), look(task));
      case StepNode.Group group -> group.steps().stream().flatMap(this::last);
      case StepNode.Call call -> check(call.playbook()).stream();
    };
  }

  /** What is wrong with an activity whose values are complete. */
  private Stream<Diagnostic> bound(Activity activity, Function<Step, Optional<Diagnostic>> more) {
    return target.stream()
        .filter(_ -> !hasTemplates(activity.with()))
        .flatMap(it -> faults(binder.bind(activity, NOTHING, it), more));
  }

  private static Stream<Diagnostic> faults(
      Binding binding, Function<Step, Optional<Diagnostic>> more) {
    return switch (binding) {
      case Binding.Bound(Step step) -> more.apply(step).stream();
      case Binding.Faulty(Diagnostic fault) -> Stream.of(fault);
      case Binding.Waiting _ -> Stream.empty();
    };
  }

  private static boolean hasTemplates(YamlTree tree) {
    return switch (tree) {
      case YamlTree.Mapping block ->
          block.entries().stream().anyMatch(entry -> hasTemplates(entry.value()));
      case YamlTree.Sequence list -> list.items().stream().anyMatch(EarlyBinding::hasTemplates);
      case YamlTree.Scalar scalar -> Template.hasTags(scalar.text());
    };
  }
}
