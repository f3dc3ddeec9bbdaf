package dev.playbook.core.load;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.load.step.Binding;
import dev.playbook.core.load.step.ReadOnly;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.model.Activity;
import dev.playbook.core.model.Check;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.StepNode;
import dev.playbook.core.model.Target;
import dev.playbook.core.model.Trigger;
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
    Stream<Diagnostic> values =
        activities(playbook).flatMap(it -> bound(it, _ -> Optional.empty()));
    Stream<Diagnostic> looks =
        tasks(playbook)
            .flatMap(task -> task.inspect().stream())
            .flatMap(look -> bound(look, step -> ReadOnly.fault(look, step)));
    return Stream.concat(values, looks).toList();
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

  private static Stream<Activity> activities(Playbook playbook) {
    Stream<Activity> checks =
        Stream.of(playbook.preconditions(), playbook.validations())
            .flatMap(List::stream)
            .map(Check::activity);
    Stream<Activity> steps = tasks(playbook).map(StepNode.Task::activity);
    Stream<Activity> triggers =
        playbook.triggers().stream()
            .filter(Trigger.Measured.class::isInstance)
            .map(trigger -> ((Trigger.Measured) trigger).activity());
    return Stream.of(checks, steps, triggers).flatMap(all -> all);
  }

  private static Stream<StepNode.Task> tasks(Playbook playbook) {
    return Stream.of(playbook.steps(), playbook.cleanup())
        .flatMap(List::stream)
        .flatMap(EarlyBinding::tasks);
  }

  private static Stream<StepNode.Task> tasks(StepNode node) {
    return switch (node) {
      case StepNode.Task task -> Stream.of(task);
      case StepNode.Group group -> group.steps().stream().flatMap(EarlyBinding::tasks);
      case StepNode.Call call -> tasks(call.playbook());
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
