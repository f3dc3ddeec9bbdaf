package dev.playbook.core.load;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.load.step.Binding;
import dev.playbook.core.load.step.Irreversible;
import dev.playbook.core.load.step.ReadOnly;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.model.Activity;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.StepNode;
import dev.playbook.core.model.Target;
import dev.playbook.core.model.Trigger;
import dev.playbook.core.model.WayBack;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.YamlTree;
import dev.playbook.core.template.Template;
import dev.playbook.spi.Step;
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
            .flatMap(activity -> bound(activity, _ -> Optional.empty()));
    Stream<Diagnostic> steps =
        playbook.steps().stream().flatMap(node -> step(node, Optional.empty()));
    Stream<Diagnostic> cleanup = playbook.cleanup().stream().flatMap(this::last);
    return Stream.of(checks, triggers, steps, cleanup).flatMap(all -> all).toList();
  }

  private Stream<Diagnostic> step(StepNode node, Optional<WayBack> around) {
    return switch (node) {
      case StepNode.Task task -> {
        Optional<WayBack> undo = task.undo().or(() -> around);
        Activity activity = task.activity();
        Stream<Diagnostic> own = bound(activity, step -> Irreversible.fault(activity, undo, step));
        yield Stream.of(own, look(task), undoing(task.undo())).flatMap(all -> all);
      }
      case StepNode.Group group -> {
        Optional<WayBack> inside =
            group.undo().isPresent() ? group.undo().flatMap(WayBack::inherited) : around;
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
        .map(it -> binder.bind(activity, NOTHING, it))
        .flatMap(
            binding ->
                switch (binding) {
                  case Binding.Bound(Step step) -> more.apply(step).stream();
                  case Binding.Faulty(Diagnostic fault) -> Stream.of(fault);
                  case Binding.Waiting _ -> Stream.empty();
                });
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
