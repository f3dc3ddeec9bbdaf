package dev.playbook.core.load;

import dev.playbook.core.input.CallValue;
import dev.playbook.core.model.InputDefinition;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.StepNode;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.template.Template;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges the values of calls that are already complete; those with templates are the plan's. */
final class CallInputs {
  private CallInputs() {}

  static List<Diagnostic> check(Playbook playbook) {
    return playbook.steps().stream().flatMap(CallInputs::check).toList();
  }

  private static Stream<Diagnostic> check(StepNode node) {
    return switch (node) {
      case StepNode.Task _ -> Stream.empty();
      case StepNode.Group group -> group.steps().stream().flatMap(CallInputs::check);
      case StepNode.Call call ->
          Stream.concat(
              call.playbook().inputs().stream().flatMap(input -> check(call, input).stream()),
              check(call.playbook()).stream());
    };
  }

  private static Optional<Diagnostic> check(StepNode.Call call, InputDefinition input) {
    return Optional.ofNullable(call.inputs().get(input.name()))
        .filter(scalar -> !Template.hasTags(scalar.text()))
        .flatMap(scalar -> new CallValue(input, scalar).written().fault());
  }
}
