package dev.playbook.core.load;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.load.step.Binding;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    return target.stream()
        .flatMap(
            it ->
                activities(playbook)
                    .filter(activity -> !hasTemplates(activity.with()))
                    .map(activity -> binder.bind(activity, NOTHING, it)))
        .filter(Binding.Faulty.class::isInstance)
        .map(faulty -> ((Binding.Faulty) faulty).diagnostic())
        .toList();
  }

  private static Stream<Activity> activities(Playbook playbook) {
    Stream<Activity> checks =
        Stream.of(playbook.preconditions(), playbook.validations())
            .flatMap(List::stream)
            .map(Check::activity);
    Stream<Activity> steps =
        Stream.of(playbook.steps(), playbook.cleanup())
            .flatMap(List::stream)
            .flatMap(EarlyBinding::activities);
    Stream<Activity> triggers =
        playbook.triggers().stream()
            .filter(Trigger.Measured.class::isInstance)
            .map(trigger -> ((Trigger.Measured) trigger).activity());
    return Stream.of(checks, steps, triggers).flatMap(all -> all);
  }

  private static Stream<Activity> activities(StepNode node) {
    return switch (node) {
      case StepNode.Task task -> Stream.of(task.activity());
      case StepNode.Group group -> group.steps().stream().flatMap(EarlyBinding::activities);
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
